"""Run inside the walks' office: gives it the demo's trust box where it has none, passwords to its people."""

import json
import sys

import django

django.setup()

from alany.spine.intake import demo  # noqa: E402  Django first
from alany.spine.intake.models import KeyDirectory  # noqa: E402
from alany.spine.organisations.clock import office_now  # noqa: E402
from alany.spine.organisations.queries import this_office  # noqa: E402
from alany.spine.people.models import Grant, User  # noqa: E402

PASSWORD = "walk of signals 1"


def main() -> int:
    """Print the password of the keys and every private half, which no page may send."""
    office = this_office()
    assert office is not None
    if not KeyDirectory.objects.filter(office=office).exists():
        by = User.objects.filter(grants__in=Grant.objects.filter(role="administrator"), office=office)[0]
        demo.build_keys(office, by=by, at=office_now())
    for person in User.objects.filter(email__startswith="box", email__endswith="@demo.invalid"):
        person.set_password(PASSWORD)
        person.password_is_temporary = False
        person.save()
    holders = range(len(demo.HOLDERS))
    secrets = [demo.of(f"{kind} {number}").hex() for kind in ("box", "sign") for number in holders]
    sys.stdout.write(json.dumps({"password": demo.PASSWORD, "secrets": secrets}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

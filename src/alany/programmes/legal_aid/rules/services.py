"""What each kind of volunteer may do. Plain Python."""

INFORM, CONSULT, REPRESENT = "inform", "consult", "represent"
ALLOWED: dict[str, frozenset[str]] = {
    "advocate": frozenset({INFORM, CONSULT, REPRESENT}),
    "consultant": frozenset({INFORM, CONSULT}),
    "official": frozenset({INFORM}),
    "other": frozenset({INFORM}),
}
"""Law 176-VI of 2018-07-05: anybody may inform, members of a chamber consult, advocates represent."""


class ServiceNotAllowed(ValueError):
    """A volunteer of this kind may not give this kind of help."""

    def __init__(self, kind: str, service: str) -> None:
        super().__init__(f"{kind}: {service}")
        self.kind = kind
        self.service = service


def allowed(kind: str) -> frozenset[str]:
    """The kinds of help that a volunteer of this kind may give; none for an unknown kind."""
    return ALLOWED.get(kind, frozenset())


def checked(kind: str, service: str) -> str:
    """The service when this kind may give it; raises ServiceNotAllowed."""
    if service not in allowed(kind):
        raise ServiceNotAllowed(kind, service)
    return service

from alany.spine.programme.config import ProgrammeConfig


class SafeZoneConfig(ProgrammeConfig):
    """Village points with Wi-Fi, a computer, a printer, a telephone and a trust box."""

    default = True
    name = "alany.programmes.safe_zone"
    label = "safe_zone"

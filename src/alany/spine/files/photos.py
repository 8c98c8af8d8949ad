"""What a camera wrote into a photo: when and where. Only the head of the file is read, never its pixels."""

import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import BinaryIO

from PIL import ExifTags, Image

from alany.kernel.periods import ALMATY

EXIF, GPS = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
TAKEN, TAKEN_ZONE = ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """Moment and place as the camera states them; degrees of WGS 84. A camera can be set wrong."""

    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


def camera_facts(content: BinaryIO) -> CameraFacts:
    """What a JPEG says of itself; nothing when it is none or says nothing that can be read."""
    content.seek(0)
    try:
        with warnings.catch_warnings(), Image.open(content, formats=("JPEG",)) as photo:
            # A picture with very many pixels is not unpacked here, so it is no danger.
            warnings.simplefilter("ignore")
            exif = photo.getexif()
            taken, place = exif.get_ifd(EXIF), exif.get_ifd(GPS)
    except Exception:  # a broken photo breaks in ways that its reader does not list
        return CameraFacts()
    latitude, longitude = _degrees(place, 2, "S", 90), _degrees(place, 4, "W", 180)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return CameraFacts(_moment(taken), latitude, longitude)


def _moment(exif: dict[int, object]) -> datetime | None:
    """The moment; a camera that states no zone is taken to show the time of Almaty."""
    try:
        taken = datetime.strptime(str(exif.get(TAKEN, ""))[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
    return taken.replace(tzinfo=_zone(str(exif.get(TAKEN_ZONE, ""))) or ALMATY)


def _zone(text: str) -> timezone | None:
    sign, hours, minutes = text[:1], text[1:3], text[4:6]
    if sign not in {"+", "-"} or not (hours.isdigit() and minutes.isdigit()) or int(hours) > 14:
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes) % 60)
    return timezone(offset if sign == "+" else -offset)


def _degrees(gps: dict[int, object], tag: int, negative: str, limit: int) -> float | None:
    """Degrees from the three numbers of a tag and the letter in the tag before it."""
    parts = gps.get(tag)
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    whole = degrees + minutes / 60 + seconds / 3600
    if not 0 <= whole <= limit:
        return None
    return round(-whole if str(gps.get(tag - 1, "")).strip("\x00 ") == negative else whole, 6)

"""Invented photos: small pictures that say DEMO and no more, with the time that a camera would write."""

import io
from datetime import datetime

from PIL import ExifTags, Image, ImageDraw, ImageFont

SIZE = (320, 200)
MARK = "Invented for the demonstration; not a photo"
GROUNDS = {"before": (176, 132, 108), "after": (120, 160, 128)}
INK = (255, 255, 255)


def photo(kind: str, number: int, taken_at: datetime) -> io.BytesIO:
    """A JPEG with the word DEMO, what it would show (`before` or `after`) and its number."""
    picture = Image.new("RGB", SIZE, GROUNDS[kind])
    pen = ImageDraw.Draw(picture)
    pen.text((24, 40), "DEMO", INK, font=ImageFont.load_default(64))
    pen.text((28, 130), f"{kind} {number}", INK, font=ImageFont.load_default(28))
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = MARK
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {
            ExifTags.Base.DateTimeOriginal: f"{taken_at:%Y:%m:%d %H:%M:%S}",
            ExifTags.Base.OffsetTimeOriginal: f"{taken_at:%z}"[:3] + ":00",
        }
    )
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=60, exif=exif)
    content.seek(0)
    return content

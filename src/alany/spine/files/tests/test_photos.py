"""What a camera wrote is read, and nothing that is broken or huge does harm."""

from datetime import UTC, datetime
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from alany.spine.files.photos import CameraFacts, camera_facts


def a_photo(taken="2020:07:29 15:40:00", zone="", place=True, kind="JPEG", size=(8, 8)):
    photo, exif = Image.new("RGB", size), Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if zone:
        exif.get_ifd(0x8769)[0x9011] = zone
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (44.0, 0.0, 36.0), 3: "E", 4: (68.0, 30.0, 0.0)})
    kept = BytesIO()
    photo.save(kept, kind, exif=exif)
    return kept


def test_the_time_without_a_zone_is_that_of_almaty_and_the_place_is_in_degrees():
    assert camera_facts(a_photo()) == CameraFacts(datetime(2020, 7, 29, 9, 40, tzinfo=UTC), 44.01, 68.5)


def test_a_stated_zone_counts():
    assert camera_facts(a_photo(zone="+03:00", place=False)).taken_at == datetime(
        2020, 7, 29, 12, 40, tzinfo=UTC
    )


def test_a_picture_of_the_screen_says_nothing():
    assert camera_facts(a_photo(kind="PNG")) == CameraFacts()


def test_a_photo_that_says_nothing_says_nothing():
    assert camera_facts(a_photo(taken="", place=False)) == CameraFacts()
    assert camera_facts(a_photo(taken="0000:00:00 00:00:00", place=False)) == CameraFacts()


def test_a_picture_of_very_many_pixels_is_not_unpacked():
    picture = a_photo().getvalue()
    size = picture.index(b"\xff\xc0") + 5
    huge = picture[:size] + (65_000).to_bytes(2) * 2 + picture[size + 4 :]

    assert camera_facts(BytesIO(huge)) == CameraFacts()


@given(st.binary(max_size=300))
def test_bytes_that_are_no_photo_say_nothing(content):
    assert camera_facts(BytesIO(content)) == CameraFacts()


@given(cut=st.integers(0, 700), at=st.integers(0, 699), other=st.integers(0, 255))
def test_a_broken_photo_never_fails(cut, at, other):
    content = bytearray(a_photo().getvalue()[:cut])
    if at < len(content):
        content[at] = other

    assert isinstance(camera_facts(BytesIO(bytes(content))), CameraFacts)

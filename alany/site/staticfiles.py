from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files with hashed names; a name without a hash is served as it is, e.g. in tests."""

    manifest_strict = False

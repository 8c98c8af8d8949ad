from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files with hashed names; a name without a hash is served as it is, e.g. in tests."""

    manifest_strict = False
    # Scripts are modules that import each other: their names are hashed together.
    support_js_module_import_aggregation = True
    # One pass for each step from the last module of a chain to the page.
    max_post_process_passes = 12

    def stored_name(self, name: str) -> str:
        """The hashed name; before the files are collected, the plain one."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name

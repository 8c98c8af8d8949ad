"""The transparency logs before the public: their files, and the page that tells what anybody can check."""

# Every target is one command of ./alany, which says more with --help.
.DEFAULT_GOAL := help
.PHONY: help run test test-pg test-browser check bench

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Open the office on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@./alany run

test: ## Run the quick tests on SQLite
	@./alany test

test-pg: ## Run the same tests on PostgreSQL
	@./alany test-pg

test-browser: ## Run the tests in headless Chromium
	@./alany test-browser

check: ## Run everything: format, lint, types, floors, translations, all tests
	@./alany check

bench: ## Run every measurement
	@./alany bench

bench-%: ## Run one measurement, such as bench-pages
	@./alany bench $*

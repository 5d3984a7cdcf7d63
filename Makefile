# Everything beyond one line is in scripts/, which also runs where there is no make.
PYTHON ?= python3
BOOTSTRAP := $(PYTHON) scripts/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help run test check bench screens build lock

help: ## Diese Übersicht
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: ## Den Desk starten; ohne Bildschirm die Demo erzeugen
	@$(BOOTSTRAP) run $(ARGS)

test: ## Alle Tests
	@$(BOOTSTRAP) test $(ARGS)

check: ## Regeln, Format, Typen, Etagen, Übersetzungen
	@$(BOOTSTRAP) check

bench: ## Messwerte, jeder neben seiner Grenze
	@$(BOOTSTRAP) bench $(ARGS)

screens: ## Jede Seite als Bild, hell und dunkel
	@$(BOOTSTRAP) screens $(ARGS)

build: ## Wheel und eigenständiges Programm bauen und prüfen
	@$(BOOTSTRAP) build

lock: ## Die Pakete neu festschreiben; ARGS=--upgrade hebt sie an
	@$(BOOTSTRAP) lock $(ARGS)

"""Who it is: names, birth, nationality; and where the person can be reached."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from integrif_desk.casework.places import municipalities
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Literacy, Sex
from integrif_desk.ui.case.case_input import Answer, birth_hint
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.search_field import Deliver, Hit, SearchField
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.places import countries, country_name

_HITS = 8
_FIRST = {
    "salutation": Salutation.NEUTRAL,
    "sex": Sex.NOT_STATED,
    "literacy": Literacy.UNKNOWN,
}


class CountryField(PickField):
    """Countries by German name; several are possible where asked for."""

    def __init__(self, *, several: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(_find_country, tr("Land eingeben"), several=several, parent=parent)

    def name_of(self, key: str) -> str:
        return country_name(key)


class TownField(SearchField):
    """Any town; those of the Salzlandkreis are offered. `picked` carries the postal code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._find, icon="", parent=parent)

    def _find(self, text: str, deliver: Deliver) -> None:
        found = municipalities(text)[:_HITS]
        if found:
            deliver([Hit(one.postal_code, one.name, one.postal_code) for one in found])
        else:
            self.close_hits()


class PersonFields(FieldGroup):
    """Names as on the document, and what else identifies a person."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.opened.desk.today
        self.birth = DateField(self._today, field="birth_date", year_alone=True)
        self.birth.setPlaceholderText(tr("TT.MM.JJJJ oder JJJJ"))
        self.year_only = CheckBox(tr("nur &Jahr bekannt"))
        self.sex = ChoiceField([Option(sex, label(sex)) for sex in Sex])
        self.salutation = ChoiceField([Option(one, label(one)) for one in Salutation])
        self._birth = Labelled(tr("&Geburtsdatum"), self.birth)
        self.add_row(
            given_names=Labelled(
                tr("&Vornamen"), LineField(), hint=tr("wer nur einen Namen hat: hier")
            ),
            surname=Labelled(tr("&Nachname"), LineField(), hint=tr("wie im Papier")),
        )
        self.add_row(
            (2, 1),
            original_name=Labelled(tr("Name in &eigener Schrift"), LineField()),
            salutation=Labelled(tr("&Anrede"), self.salutation),
        )
        self.add_checks(surname_first=CheckBox(tr("Nachname steht im Namen &zuerst")))
        self.add_row(
            birth_date=self._birth,
            birth_place=Labelled(tr("Geburtsort"), LineField()),
        )
        self.add_checks(
            birth_year_only=self.year_only, birth_date_estimated=CheckBox(tr("&geschätzt"))
        )
        self.add_row(
            nationalities=Labelled(
                tr("Staatsan&gehörigkeit"), CountryField(), hint=tr("mehrere nacheinander wählen")
            ),
            sex=Labelled(tr("Ges&chlecht im Papier"), self.sex),
        )
        self.add_row((), **literacy_fields(self._today))
        self.birth.textChanged.connect(self._hint)
        self.year_only.toggled.connect(self._hint)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts({**_FIRST, **texts})

    def _hint(self, _value: object = None) -> None:
        only = self.year_only.isChecked()
        today: date = self._today()
        self._birth.set_hint(birth_hint(self.birth.text(), year_only=only, today=today))


class LiteracyFields(FieldGroup):
    """What the person reads and writes, and when that was seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_row((), **literacy_fields(context.opened.desk.today))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts({"literacy": Literacy.UNKNOWN, **texts})


class SituationFields(FieldGroup):
    """Care for children, time, and what work has to spare."""

    def __init__(self, _context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answers = [
            Option(Answer.UNKNOWN, tr("nicht bekannt")),
            Option(Answer.YES, tr("wird gebraucht")),
            Option(Answer.NO, tr("wird nicht gebraucht")),
        ]
        limitations = TextArea(lines=2)
        self.add_row(
            (2, 3),
            childcare_needed=Labelled(tr("&Kinderbetreuung"), ChoiceField(answers)),
            availability=Labelled(
                tr("&Verfügbar"), LineField(), hint=tr("zum Beispiel: werktags 8–14 Uhr")
            ),
        )
        hint = tr(
            "nur, was die Arbeit betrifft – keine Diagnosen. Weitergegeben wird es nur mit "
            "ausdrücklicher Einwilligung."
        )
        self.add(
            "work_limitations",
            Labelled(tr("&Rücksichten bei der Arbeit"), limitations, hint=hint),
        )
        self.column.addWidget(NeverHint(limitations))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts({"childcare_needed": Answer.UNKNOWN, **texts})


def literacy_fields(today: Callable[[], date]) -> dict[str, Labelled]:
    """Return the two fields of literacy, for a row."""
    options = [Option(one, label(one)) for one in Literacy]
    return {
        "literacy": Labelled(tr("&Lesen und Schreiben"), ChoiceField(options)),
        "literacy_on": Labelled(tr("Festgestellt am"), DateField(today, field="literacy_on")),
    }


class ContactFields(FieldGroup):
    """Telephone, e-mail, address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.town = TownField()
        self.postal_code = LineField()
        self.add_row(
            phone=Labelled(tr("&Telefon"), LineField()), email=Labelled(tr("E-&Mail"), LineField())
        )
        self.add("street", Labelled(tr("St&raße und Hausnummer"), LineField()))
        self.add_row(
            (1, 3),
            postal_code=Labelled(tr("P&LZ"), self.postal_code),
            town=Labelled(tr("&Ort"), self.town),
        )
        self.town.picked.connect(self._take_town)

    def _take_town(self, hit: Hit) -> None:
        if not self.postal_code.value():
            self.postal_code.set_value(hit.value)
        self.edited.emit()


def _find_country(text: str, deliver: Deliver) -> None:
    typed = fold(text)
    names = [(code, name, fold(name)) for code, name in countries()]
    found = [hit for hit in names if f" {typed}" in f" {hit[2]}"]
    found.sort(key=lambda hit: not hit[2].startswith(typed))
    deliver([Hit(code, name) for code, name, _folded in found[:_HITS]])

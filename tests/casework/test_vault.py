from collections.abc import Callable
from pathlib import Path

import pytest

from integrif_desk.casework import account, case, vault
from integrif_desk.casework.vault import CheckName
from integrif_desk.domain import spelling
from integrif_desk.domain.account import STRONG_ENOUGH, Role, Salutation
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.views import CaseFilter
from tests.casework.conftest import CHEAP, PASSPHRASE, Clock, new_store

OTHER = "lampe-wiese-segel-honig-turm-glas"
NEWEST = "dachs-regal-pinsel-hafer-wolke-brot"


def refused(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value.code


def test_a_new_store_signs_its_lead_in(opened: vault.Opened) -> None:
    assert opened.desk.account.role is Role.LEAD
    assert opened.association.name == "Bodebrücke e. V."
    assert opened.recovery_code is not None


def test_work_is_there_after_unlocking(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    case.open_case(opened.desk, case.NewCase(given_names="Zahra"))
    opened.close()
    again = vault.unlock(tmp_path / "store", "  sabine   HARTWIG ", PASSPHRASE, now=clock)
    rows = case.cases(again.desk, CaseFilter(today=again.desk.today())).rows
    again.close()
    assert [row.name for row in rows] == ["Zahra"]


def test_locking_forgets_the_names_that_were_compared(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    case.open_case(opened.desk, case.NewCase(given_names="Zahra"))
    assert spelling._word.cache_info().currsize
    opened.close()
    assert spelling._word.cache_info().currsize == 0


@pytest.mark.parametrize(
    ("name", "passphrase"), [("Sabine Hartwig", OTHER), ("Helga Brandt", PASSPHRASE), ("", "")]
)
def test_a_wrong_passphrase_and_a_wrong_name_look_the_same(
    tmp_path: Path, clock: Clock, name: str, passphrase: str
) -> None:
    new_store(tmp_path / "store", clock).close()
    code = refused(lambda: vault.unlock(tmp_path / "store", name, passphrase))
    assert code is ErrorCode.PASSPHRASE_WRONG


def test_a_refused_store_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "store"

    def create(name: str, passphrase: str) -> vault.Opened:
        return vault.create(
            folder, association="Verein", name=name, passphrase=passphrase, kdf=CHEAP
        )

    assert refused(lambda: create("Sabine Hartwig", "sabine1")) is ErrorCode.PASSPHRASE_WEAK
    with pytest.raises(FieldError):
        create(" ", PASSPHRASE)
    assert not folder.exists()


def test_a_changed_passphrase_is_the_only_one(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    wrong = refused(lambda: vault.change_passphrase(opened, OTHER, OTHER))
    weak = refused(lambda: vault.change_passphrase(opened, PASSPHRASE, "123456"))
    assert (wrong, weak) == (ErrorCode.PASSPHRASE_WRONG, ErrorCode.PASSPHRASE_WEAK)
    vault.change_passphrase(opened, PASSPHRASE, OTHER)
    opened.close()
    old = refused(lambda: vault.unlock(tmp_path / "store", "Sabine Hartwig", PASSPHRASE))
    assert old is ErrorCode.PASSPHRASE_WRONG
    vault.unlock(tmp_path / "store", "Sabine Hartwig", OTHER).close()


def test_the_sheet_gives_a_new_passphrase(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    code = opened.recovery_code
    assert code is not None
    opened.close()
    recovery = vault.recover(tmp_path / "store", code.lower().replace("-", " "), now=clock)
    (lead,) = recovery.accounts()
    recovery.set_passphrase(lead.id, OTHER).close()
    vault.unlock(tmp_path / "store", "Sabine Hartwig", OTHER).close()


def test_the_sheet_helps_an_account_of_an_older_database(
    opened: vault.Opened, clock: Clock
) -> None:
    account.add(opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, OTHER)
    helga = next(a for a in account.accounts(opened.desk) if a.name == "Helga Brandt")
    vault.back_up(opened)
    account.deactivate(opened, helga.id)
    (copy,) = (opened.folder / "backups").iterdir()
    assert refused(lambda: vault.unlock(copy, "Helga Brandt", OTHER)) is ErrorCode.PASSPHRASE_WRONG
    assert opened.recovery_code is not None
    recovery = vault.recover(copy, opened.recovery_code, now=clock)
    recovery.set_passphrase(helga.id, NEWEST).close()
    vault.unlock(copy, "Helga Brandt", NEWEST).close()


def test_a_replaced_sheet_is_worthless(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    former = opened.recovery_code
    assert former is not None
    newer = vault.new_code()
    vault.replace_recovery_code(opened, newer)
    opened.close()
    old = refused(lambda: vault.recover(tmp_path / "store", former))
    assert old is ErrorCode.RECOVERY_CODE_WRONG
    vault.recover(tmp_path / "store", newer).close()


def test_a_second_account_opens_the_same_store(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    account.add(opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, OTHER)
    opened.close()
    helga = vault.unlock(tmp_path / "store", "Helga Brandt", OTHER, now=clock)
    assert (helga.desk.account.name, helga.desk.account.role) == ("Helga Brandt", Role.VOLUNTEER)
    only_leads = refused(
        lambda: account.add(helga, "Jürgen Krause", Role.LEAD, Salutation.MR, PASSPHRASE)
    )
    assert only_leads is ErrorCode.LEAD_REQUIRED
    helga.close()


def test_a_former_account_opens_nothing(tmp_path: Path, clock: Clock) -> None:
    opened = new_store(tmp_path / "store", clock)
    created = account.add(opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, OTHER).created
    assert created is not None
    account.deactivate(opened, created)
    last = refused(lambda: account.deactivate(opened, opened.desk.account.id))
    assert last is ErrorCode.LAST_LEAD
    opened.close()
    gone = refused(lambda: vault.unlock(tmp_path / "store", "Helga Brandt", OTHER))
    assert gone is ErrorCode.PASSPHRASE_WRONG


def test_a_name_is_given_once(opened: vault.Opened) -> None:
    taken = refused(lambda: account.add(opened, "sabine hartwig", Role.LEAD, Salutation.MS, OTHER))
    assert taken is ErrorCode.SIGN_IN_NAME_TAKEN


def test_the_check_asks_for_a_backup_and_then_finds_it_sound(opened: vault.Opened) -> None:
    before = {line.name: line.ok for line in vault.check(opened)}
    assert before == {
        CheckName.INTEGRITY: True,
        CheckName.FOREIGN_KEYS: True,
        CheckName.AUDIT_CHAIN: True,
        CheckName.BACKUP: False,
    }
    vault.back_up(opened)
    assert all(line.ok for line in vault.check(opened))
    assert vault.last_backup(opened.folder) == opened.desk.now()


def test_a_damaged_backup_is_told(opened: vault.Opened) -> None:
    vault.back_up(opened)
    (copy,) = (opened.folder / "backups").glob("*/vault.db")
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)
    lines = {line.name: line for line in vault.check(opened)}
    assert not lines[CheckName.BACKUP].ok


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("passwort123", False),
        ("sommer sonne", False),
        ("sabine hartwig 1960", False),
        ("Schönebeck2026", False),
        ("Kaffeetasse7", False),
        ("kranich-ofen-lila-treppe-salz-uhr", True),
        ("x" * 5000, False),
    ],
)
def test_strength_is_judged_with_the_names_known(passphrase: str, enough: bool) -> None:
    score = vault.passphrase_score(passphrase, "Sabine Hartwig")
    assert (score >= STRONG_ENOUGH) is enough

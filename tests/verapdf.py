"""What tests ask veraPDF: which rules of PDF/UA-1 and PDF/A-3a a document breaks.

One judge serves a whole session (a worker of it, where several run); tests/conftest.py closes it.
Without Java these tests are skipped, in CI they fail.
"""

import os
from functools import cache

import pytest
from verapdf import NAMES, Judge, JudgeMissing, Profile, Rule


def failed_rules(pdf: bytes, profile: Profile, *, password: str = "") -> tuple[Rule, ...]:
    """Return the rules that a document breaks; none is best."""
    return judge().failed_rules(pdf, profile, password)


def assert_archival_and_accessible(pdf: bytes, *, archive: bool = True, password: str = "") -> None:
    """Fail with every broken rule of PDF/UA-1 and, unless told otherwise, of PDF/A-3a.

    An encrypted file cannot be archived (`archive=False`); `password` opens it.
    """
    profiles: tuple[Profile, ...] = ("ua1", "3a") if archive else ("ua1",)
    broken = [
        f"{NAMES[profile]} {rule}"
        for profile in profiles
        for rule in failed_rules(pdf, profile, password=password)
    ]
    assert not broken, "\n".join(["veraPDF:", *broken])


def close() -> None:
    """End the judge, if any test has asked it."""
    if judge.cache_info().currsize:
        judge().close()
        judge.cache_clear()


@cache
def judge() -> Judge:
    """Return the judge of this session; fail in CI, and skip elsewhere, where there is none."""
    try:
        return Judge()
    except JudgeMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))

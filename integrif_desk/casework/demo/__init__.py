"""The demo store: twelve written cases, replayed through the use cases, and any number of generated
ones."""

from integrif_desk.casework.demo.create import (
    PASSPHRASE,
    SIGN_IN_NAME,
    WRITTEN_CASES,
    Demo,
    Progress,
    create_demo,
)

__all__ = ["PASSPHRASE", "SIGN_IN_NAME", "WRITTEN_CASES", "Demo", "Progress", "create_demo"]

"""Running numbers: counted inside the transaction, so that none is given out twice."""

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from integrif_desk.store.records import RunningNumberRecord, table

_number = table(RunningNumberRecord)


def take(connection: Connection, series: str, year: int, count: int = 1) -> int:
    """Return the first of `count` new numbers of `series` in `year`, counted from 1."""
    statement = insert(_number).values(series=series, year=year, last=count)
    last = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["series", "year"], set_={"last": _number.c.last + count}
        ).returning(_number.c.last)
    ).scalar_one()
    return int(last) - count + 1

"""`aoud refresh`, from the command line to a server that speaks TLS and back."""

from tests.conftest import Aoud, TodayIs
from tests.web.server import Web
from tests.web.tvmaze import dated, listed

import pytest

OUT = []


def test_try(aoud: Aoud, today_is: TodayIs, web: Web, harbour) -> None:
    for day, rec in [
        ((2026, 1, 5), dated(None)),
        ((2026, 2, 5), dated("2026-06-12", 8)),
        ((2026, 3, 5), dated("2026-07-17", 8)),
        ((2026, 4, 5), dated(None)),
        ((2026, 5, 5), dated("2026-12-31")),
        ((2026, 9, 1), dated("2026-09-03")),
        ((2026, 9, 4), dated("2026-09-03", 8, shown=3)),
    ]:
        today_is(*day)
        listed(web, rec)
        r = aoud("refresh")
        OUT.append(r.out + r.err)
        OUT.append(aoud("status").out)
    OUT.append(aoud("predictions").out)
    OUT.append(aoud("why", "released").out)
    OUT.append(aoud("changes", "--since", "2026-01-01").out)
    OUT.append(aoud("check").out + aoud("paths").out)
    OUT.append(aoud("export").out[:1500])
    OUT.append(aoud("sources").out + aoud("sources", "tvmaze").out)
    OUT.append((harbour.parent).as_posix())
    today_is(2026, 9, 4, 12, 30)
    OUT.append(aoud("refresh").out)
    r = aoud("remove", "fetched")
    OUT.append(r.out + r.err)
    open("/tmp/story.txt", "w").write("\n".join(OUT))

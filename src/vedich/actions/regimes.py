"""Report regimes of an office's own, and the last day of any regime."""

from __future__ import annotations

from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.regime import Regime as RegimeWord
from vedich.store.models import Regime
from vedich.store.queries.regimes import regimes, told_rules


@action("define_regime")
def define_regime(deed: Deed, *, regime: RegimeWord) -> dict[str, Any]:
    """Define a report regime of one's own: its clock, its rules and the days in which it is in force.

    A regime is never changed: periods were opened by its rules. A new rule is a new regime, and the old one
    ends.

    Raises:
        NotAllowedError: the person opens no periods for the whole record.
        ActionError: there is a regime of this code, or it has no rule.
    """
    deed.require(Permission.OPEN_PERIODS, None)
    if regime.code in regimes():
        raise ActionError(
            f"Chế độ báo cáo {regime.code!r} đã có. Hãy đặt mã khác; chế độ cũ thì ghi ngày kết thúc.",
            f"There is a regime {regime.code!r} already. Choose another code, and end the old one.",
        )
    if not regime.rules:
        raise ActionError(
            "Chế độ báo cáo cần ít nhất một loại kỳ (tháng, quý, năm ...).",
            "A regime needs a rule for one kind of period at least.",
        )
    deed.about(f"regime:{regime.code}")
    made = Regime.objects.create(
        key=regime.code,
        vi=regime.vi,
        en=regime.en,
        clock=regime.clock.value,
        rules=told_rules(regime),
        source=regime.source,
        since=regime.since,
        until=regime.until,
    )
    deed.change(vi=regime.vi, clock=regime.clock, since=regime.since, source=regime.source)
    return {"regime": made.pk}


@action("end_regime", needs_reason=True)
def end_regime(deed: Deed, *, code: str, until: date) -> dict[str, Any]:
    """Let a regime end after a day, also one of the catalog: no period of it is opened after.

    Raises:
        NotAllowedError: the person opens no periods for the whole record.
        ActionError: there is none of this code, or it would end before it began.
    """
    deed.require(Permission.OPEN_PERIODS, None)
    word = regimes().get(code)
    if word is None:
        raise ActionError(f"Không có chế độ báo cáo {code!r}.", f"There is no regime {code!r}.")
    if word.since is not None and until < word.since:
        raise ActionError(
            f"Chế độ này bắt đầu ngày {word.since:%d/%m/%Y}; ngày cuối phải từ ngày đó.",
            f"The regime begins on {word.since}; it ends on that day at the earliest.",
        )
    deed.about(f"regime:{code}")
    row, _ = Regime.objects.get_or_create(
        key=code,
        defaults={
            "vi": word.vi,
            "en": word.en,
            "clock": word.clock.value,
            "rules": told_rules(word),
            "since": word.since,
        },
    )
    Regime.objects.filter(pk=row.pk).update(until=until)
    deed.change(until=until)
    return {"regime": row.pk}

"""What a browser calls itself, as its owner would say it."""

from __future__ import annotations

import re

from vedich.domain.wording import Wording

# The first that is found: Edge and Cốc Cốc say that they are Chrome, too, and Chrome that it is Safari.
_BROWSERS = (
    (r"Edg(?:e|A|iOS)?/", "Microsoft Edge"),
    (r"coc_coc_browser|CocCoc", "Cốc Cốc"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrom(?:e|ium)/|CriOS/", "Chrome"),
    (r"Safari/", "Safari"),
)
_DEVICES = (
    (r"iPhone", Wording("iPhone", "iPhone")),
    (r"iPad", Wording("iPad", "iPad")),
    (r"Android", Wording("Android", "Android")),
    (r"Windows", Wording("Windows", "Windows")),
    (r"Macintosh|Mac OS", Wording("máy Mac", "a Mac")),
    (r"Linux|X11", Wording("Linux", "Linux")),
)
_UNKNOWN = Wording("trình duyệt lạ", "an unknown browser")
_LONGEST = 60


def browser_named(told: str, lang: str) -> str:
    """Give browser and device; what says neither stands as it is, shortened, for its owner to judge.

    >>> edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126 Safari/537.36 Edg/126"
    >>> browser_named(edge, "vi"), browser_named("curl/8.5", "en"), browser_named("", "vi")
    ('Microsoft Edge trên Windows', 'curl/8.5', 'trình duyệt lạ')
    """
    browser = next((name for sign, name in _BROWSERS if re.search(sign, told)), "")
    device = next((name.say(lang) for sign, name in _DEVICES if re.search(sign, told)), "")
    if not browser:
        return told[:_LONGEST] or _UNKNOWN.say(lang)
    return f"{browser} {'trên' if lang == 'vi' else 'on'} {device}" if device else browser

"""Vietnamese written before Unicode: letters that only an old font shows as what they are.

`fonts` knows the fonts by name, `letters` the encodings, `syllables` what can be Vietnamese at all;
`recognising` tells an encoding by them, and `converting` puts a text or a whole source into Unicode. Unicode
is never changed, digits never are, and a text that may be either stays as it is.

>>> converted("Thu ng©n s¸ch ®¹t 526,8 tû ®ång", ".VnTime").text
'Thu ngân sách đạt 526,8 tỷ đồng'
"""

from vedich.reading.sources.old_encodings.converting import Converted, converted, converted_source
from vedich.reading.sources.old_encodings.fonts import Encoding, OldFont, is_old_font, old_font
from vedich.reading.sources.old_encodings.recognising import recognised

__all__ = [
    "Converted",
    "Encoding",
    "OldFont",
    "converted",
    "converted_source",
    "is_old_font",
    "old_font",
    "recognised",
]

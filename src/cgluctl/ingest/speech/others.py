"""The words of others, which a speaker reads, cites, hears or shouts with a crowd: what leads to them."""

from cgluctl.language.patterns import lazy

LETTER = r"(?<!\w)(?:messages?|lettre|mot|courrier|letter|note|carta|mensaje|nota)\s(?:qu[e’']|that)\s?(?:[^.;:«“\"]{2,60}?\s)?(?:lit|lut|a lu|reads?|lee|leyo)(?!\w)"  # a letter that somebody reads
# What is read aloud is of who wrote it, if that is told; not of the reader, but for a text of their own.
READS = lazy(
    r"(?<!\w)(?:lit|lu|lut|lisant|lecture|relit|read|reads|reading|leyo|lee|leyendo|leido|lectura)(?!\w)[^.;:]{0,40}?(?<!\w)(?<!son\s)(?<!sa\s)(?<!his\s)(?<!her\s)(?<!su\s)(?:sms|messages?|lettre|courriers?|courriel|e?-?mails?|poeme|letter|text|message|poem|note|carta|mensaje|correo|poema|nota|texto|wording|motion|what)(?!\w)"
    rf"|{LETTER}"
)
# The motto of the town, article 3, the words of Churchill: cited, and not one's own.
CITED = lazy(
    r"(?<!\w)cito al? [^.,;:«“\"]{1,40}(?<=\w)(?<!\sque)(?<!declarar)\W*\Z|(?<!\w)(?:devise|motto|lema|proverb\w*|dicton|refran|adage|maxim\w*|artic\w+\s\d+\w*|(?:loi|law|ley)(?:\s(?:states|says|dit|dispose|dice))?|(?:words|palabras|mots|paroles)(?=\s(?:of|de|d[’'])))(?:\s(?:of|del?|du|d[’'])\s?[^.;:«“\"]{1,40}(?<=\w)(?<!\sque)(?<!\sthat)(?<!\squ))?\W*\Z"
)
CITES = lazy(
    r"(?<!\w)(?:cit(?:o|ando|ant|ait|ing)|(?:a|ha|en|tout en) cit(?:e|ado|ant)|quot(?:ing|ed))\s(?:al?\s)?(?!(?:que|qu|that|the|le|la|el)(?!\w))[^.,;:()«“\"]{3,50}?\s?[:(,]\s?[–—]?\s*\Z"
)
# What a crowd shouts is nobody's.
CRIES = lazy(
    r"(?<!\w)(?:aux? cris? d[e’']|aux slogans d[e’']|al (?:grito|canto|coro) de|a(?:l)? gritos de|to (?:cries|chants|shouts) of|coreando|scandant|chanting)\s*\Z"
)
# Reporters pressed Ann Lee: she hears.
DONE_TO = lazy(
    r"(?<!\w)(?!said|added)(?:[^\W\d_]{3,}ed|told|thanks|tells|asks|meets|greets|interrupts|answers|urges|warns|praises|reminds)\s\Z"
)

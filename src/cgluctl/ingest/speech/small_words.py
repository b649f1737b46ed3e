"""The small words of clauses, by language: what stands before a noun, and who is told by no name."""

DETERMINERS = {
    "fr": frozenset("le la les l un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes plusieurs quelques certains certaines chaque deux trois quatre cinq".split()),
    "en": frozenset("the a an these those his her its their our my your some any many several other another every each two three four five one most".split()),
    "es": frozenset("el la los las un una unos unas este esta estos estas ese esa esos esas su sus nuestro nuestra nuestros nuestras mi otro otra otros otras algunos algunas varios varias muchos muchas cada dos tres cuatro cinco".split()),
}  # fmt: skip
# Who is told by no name.
SOMEBODY = {
    "fr": frozenset("on ils elles certains beaucoup nul personne chacun quelqu".split()),
    "en": frozenset("they we you somebody someone everybody everyone nobody others some many people one it".split()),
    "es": frozenset("ellos ellas alguien nadie otros otras algunos algunas muchos".split()),
}  # fmt: skip
PREPOSITIONS = {
    "fr": frozenset("à au aux de d du dans en sur sous pour par avec sans selon devant derriere chez contre entre vers apres avant depuis pendant lors durant malgre face grace parmi comme cote".split()),
    "en": frozenset("at in on of to from with without for by under over after before during since about against between among through despite near behind into than like".split()),
    "es": frozenset("a al de del en con sin para por sobre ante tras bajo desde hasta durante entre hacia contra segun como mediante".split()),
}  # fmt: skip
EVERY_PREPOSITION = frozenset().union(*PREPOSITIONS.values())
# What stands between a subject and its verb, or before either.
ADVERBS = frozenset(
    "aussi egalement encore alors puis ensuite enfin toutefois ainsi deja bien also then later again further tambien luego ademas despues asimismo finalmente".split()
)

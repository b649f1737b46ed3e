"""The usual ways in which reports lead to words and say whose they are. All speakers are from novels."""

from __future__ import annotations

import pytest
from test_speech import said


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A question or a call, and who made it: no comma stands between.
        ("en", "“Where is the bridge?” Elizabeth Bennet asked the mayor.", "Elizabeth Bennet"),
        ("en", "Elizabeth Bennet came. “Today you have strayed…” Bennet said before she left.", "Elizabeth Bennet"),
        ("en", "Charles Bingley wrote: “What a bridge, and how well kept!” Elizabeth Bennet suggested a vote.", "Charles Bingley"),
        # Where somebody is from stands between name and verb.
        ("en", "“The bridge is old and we must keep it,” Elizabeth Bennet of the Longbourn Trust said.", "Elizabeth Bennet"),
        # Words that stand between a verb and its subject behind it.
        ("fr", "« Ce pont est vieux et il faut le garder », confie, émue, Emma Bovary.", "Emma Bovary"),
        ("es", "“Este puente es viejo y hay que guardarlo”, comentó, emocionada, Ana Ozores.", "Ana Ozores"),
        # Whose view it is, behind whose office that is.
        ("fr", "Selon sa directrice, Emma Bovary, « il avait un train à six heures ».", "Emma Bovary"),
        ("en", "According to her spokesman, Charles Bingley, “she had a train to catch at six”.", "Charles Bingley"),
        # Verbs of several words.
        ("fr", "Emma Bovary a parlé d’« un vieux pont qu’il faut garder pour tous ».", "Emma Bovary"),
        ("fr", "Emma Bovary s’est dite « fière de garder ce pont pour tous ».", "Emma Bovary"),
        ("es", "Ana Ozores abogó por “un puente guardado para todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores es alcaldesa. “Este puente es viejo y hay que guardarlo”, quiso recordar Ana Ozores.", "Ana Ozores"),
        ("en", "Elizabeth Bennet denounced “an old bridge left to fall”.", "Elizabeth Bennet"),
        ("fr", "Emma Bovary a attiré l’attention sur « un vieux pont qu’il faut garder pour tous ».", "Emma Bovary"),
        ("fr", "Emma Bovary s’est engagée à « garder ce vieux pont pour tous ceux qui passent ».", "Emma Bovary"),
        ("es", "Ana Ozores se comprometió a “guardar el puente para todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores apostó por “un puente guardado para todos los que pasan”.", "Ana Ozores"),
        ("en", "Elizabeth Bennet reaffirmed her commitment to “keep the old bridge for all who pass”.", "Elizabeth Bennet"),
        ("en", "Elizabeth Bennet made the case for “an old bridge kept for all who pass”.", "Elizabeth Bennet"),
        # The perfect, of verbs that are also nouns or adjectives.
        ("es", "La alcaldesa de Vetusta, Ana Ozores, ha recordado que “el puente es de todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores había pedido “un puente guardado para todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores ha querido subrayar que “el puente es de todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores ha hecho hincapié en que “el puente es de todos los que pasan”.", "Ana Ozores"),
        ("es", "Ana Ozores abrió el foro celebrado en Vetusta. El célebre y recordado “puente de los que pasan por aquí” sigue en pie.", ""),
        # Nobody has said it before the quotation, and somebody does behind it.
        ("en", "The message was that “the bridge is old and we must keep it,” said Elizabeth Bennet.", "Elizabeth Bennet"),
        ("en", "Charles Bingley came. Too many forget that “the bridge belongs to all of us,” Elizabeth Bennet said.", "Elizabeth Bennet"),
        ("en", "Charles Bingley claimed that “the bridge is old and we must keep it,” and Elizabeth Bennet said little.", "Charles Bingley"),
        # A noun that says what follows.
        ("fr", "Réponse d’Emma Bovary : « Ce pont est vieux et il faut le garder. »", "Emma Bovary"),
        ("es", "Respuesta de Ana Ozores: “Este puente es viejo y hay que guardarlo”.", "Ana Ozores"),
        # A quotation that goes on in the sentence of its verb is nobody's behind it.
        ("en", "Elizabeth Bennet spoke. She condemned “tales and worse than tales” from the gallery and said he had heard enough.", "Elizabeth Bennet"),
    ],
)  # fmt: skip
def test_who_speaks_is_found(language: str, body: str, who: str) -> None:
    assert [name for name, _ in said(body, language)][:1] == [who] * bool(who)

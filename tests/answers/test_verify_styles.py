"""Quotations as people write them in French, English, Spanish and German, right and wrong, and the verdict on each."""

from collections.abc import Callable

import pytest

from making import Result

CASES = [
    ("« Les villes et les gouvernements locaux marquent une énorme différence dans le domaine de la santé »", "exact"),
    ("«\u202fC’est pourquoi votre présence est si cruciale.\u202f»", "exact"),
    ("“D’abord et avant tout, tous les droits de l’homme doivent être respectés.”", "exact"),
    ("„Nous sommes des territoires d'innovation où nous trouvons des solutions.“ sagte Philippe Rio", "exact"),
    ("»Nous sommes des territoires d'innovation où nous trouvons des solutions« (Rio)", "exact"),
    ("'Nous sommes des territoires d'innovation où nous trouvons des solutions', said Philippe Rio.", "exact"),
    ("‘Nous sommes des territoires d’innovation où nous trouvons des solutions’, said Philippe Rio.", "exact"),
    ("‹ C'est pourquoi votre présence est si cruciale ›", "exact"),
    ('"C\'est pourquoi votre présence est si cruciale", a déclaré Gabriela Cuevas', "exact"),
    (
        "« Les GLR doivent élever leur voix et la faire entendre, sur la migration et sur les droits – des citoyens, des personnes en déplacement, les droits de tous. »",
        "exact",
    ),
    (
        "« Les GLR doivent élever leur voix et la faire entendre, sur la migration et sur les droits — des citoyens, des personnes en déplacement, les droits de tous »",
        "exact",
    ),
    ("«LES VILLES ET LES GOUVERNEMENTS LOCAUX MARQUENT UNE ÉNORME DIFFÉRENCE DANS LE DOMAINE DE LA SANTÉ»", "altered"),
    (
        "« Les villes et les gouvernements locaux […] font le lien entre les accords mondiaux et les réalités locales »",
        "exact",
    ),
    (
        "« Les villes et les gouvernements locaux (...) font le lien entre les accords mondiaux et les réalités locales »",
        "exact",
    ),
    (
        "« Les villes et les gouvernements locaux... font le lien entre les accords mondiaux et les réalités locales »",
        "exact",
    ),
    ("« … tous les droits de l'homme doivent être respectés … »", "exact"),
    ("« […] tous les droits de l’homme doivent être respectés. […] »", "exact"),
    ("« Les gouvernements locaux sont […] la santé »", "altered"),
    ("« Les villes […] défendons et conquérons les droits humains »", "altered"),
    ("« font le lien entre les accords mondiaux […] Les villes et les gouvernements locaux marquent »", "altered"),
    ("« [Les villes] font le lien entre les accords mondiaux et les réalités locales »", "altered"),
    ("« Les GLR [gouvernements locaux et régionaux] doivent élever leur voix et la faire entendre »", "altered"),
    ("« [N]ous trouvons des solutions »", "exact"),
    ("« [L]es villes et les gouvernements locaux marquent une énorme différence »", "exact"),
    ("« Les GLR doivent élever leur voix et la faire entendre [sic], sur la migration »", "altered"),
    (
        "« Les villes et les gouvernements locaux marquent une petite différence dans le domaine de la santé »",
        "altered",
    ),
    (
        "« Les villes et les gouvernements nationaux marquent une énorme différence dans le domaine de la santé »",
        "altered",
    ),
    ("« D'abord et avant tout, tous les droits de l'homme devraient être respectés »", "altered"),
    ("« D'abord et avant tout, tous les droits de la femme doivent être respectés »", "altered"),
    ("« C'est pourquoi votre présence n'est pas si cruciale »", "altered"),
    ("« C'est pourquoi notre présence est si cruciale »", "altered"),
    ("« Nous vous invitons pas à rejoindre le processus de suivi »", "altered"),
    ("« Les gouvernements locaux sont des territoires de resistance et de resilience »", "altered"),
    ("« tous les droits de l'homme doivent être respectés ? »", "altered"),
    (
        "« Nous sommes des territoires d'innovation où nous trouvons des solutions. C'est pourquoi votre présence est si cruciale. »",
        "altered",
    ),
    ("« Les villes et les gouvernements locaux sont des territoires de résistance et de résilience »", "altered"),
    ("« D'abord et avant tout, nous sommes des territoires d'innovation »", "altered"),
    ("« C'est pourquoi votre présence est si cruciale », a dit Philippe Rio.", "misattributed"),
    ("Selon Hugh Eaton, « C'est pourquoi votre présence est si cruciale ».", "misattributed"),
    ("Stella Chungong : « Les villes et les gouvernements locaux marquent une énorme différence »", "misattributed"),
    (
        "Le maire de Lampedusa a lancé : « D'abord et avant tout, tous les droits de l'homme doivent être respectés »",
        "exact",
    ),
    (
        "Le maire de Genève a lancé : « D'abord et avant tout, tous les droits de l'homme doivent être respectés »",
        "misattributed",
    ),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés » a dit le maire Giorgia Meloni",
        "misattributed",
    ),
    (
        "« Les villes et les gouvernements locaux, a dit Gabriela Cuevas, marquent une énorme différence dans le domaine de la santé »",
        "altered",
    ),
    ("« D'abord et avant tout, dit-il, tous les droits de l'homme doivent être respectés »", "altered"),
    ("« D'abord et avant tout », a dit Martello, « tous les droits de l'homme doivent être respectés »", "exact exact"),
    ("“First and foremost,” he said, “all human rights must be respected.”", "not-found reported"),
    ("“That is why your presence is so crucial.”", "reported"),
    ("«Por eso es tan crucial su presencia»", "reported"),
    ("“Cities and local governments make a huge difference in health”, said Gabriela Cuevas", "reported"),
    ("« La diversité est une richesse pour nos sociétés », a dit Martello", "not-found"),
    ("« Il faut que tout le monde ait accès à internet » Hugh Eaton", "reported"),
    ("« La migration est un crime » Totò Martello", "not-found"),
    ("« Nous n'avons pas besoin des villes »", "not-found"),
    (
        "« Rio a dit : “Nous sommes des territoires d'innovation où nous trouvons des solutions” devant tous »",
        "altered",
    ),
    ("“Nous sommes des ‘territoires d'innovation’ où nous trouvons des solutions”", "exact"),
    ("« Nous sommes des « territoires d'innovation » où nous trouvons des solutions »", "exact"),
    ("« C'est pourquoi votre présence est si cruciale", "exact"),
    ("C'est pourquoi votre présence est si cruciale »", "exact"),
    ("Elle conclut : \"C'est pourquoi votre présence est si cruciale", "exact"),
    (
        "Mesdames et messieurs, comme l'a dit Gabriela Cuevas, « C'est pourquoi votre présence est si cruciale ». Et Totò Martello d'ajouter : « Les GLR doivent élever leur voix et la faire entendre ».",
        "exact exact",
    ),
    ("Comme l'a dit Rio, nous sommes des territoires d'innovation où nous trouvons des solutions.", "altered"),
    ("« Les gouver-\nnements locaux sont des territoires de résis-\ntance »", "exact"),
    ("« Les gouver\xadnements locaux sont des territoires de résistance »", "exact"),
    ("<< C'est pourquoi votre présence est si cruciale >>", "exact"),
    ("``C'est pourquoi votre présence est si cruciale''", "exact"),
    ("— C'est pourquoi votre présence est si cruciale, conclut Cuevas.", "altered"),
    ("> C'est pourquoi votre présence est si cruciale", "exact"),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés », a dit Giorgia Meloni.",
        "misattributed",
    ),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés » a déclaré le président Emmanuel Macron à Totò Martello.",
        "misattributed",
    ),
    ("Giorgia Meloni : « D'abord et avant tout, tous les droits de l'homme doivent être respectés »", "misattributed"),
    (
        "Giorgia Meloni, Premier ministre d'Italie, a lancé : « D'abord et avant tout, tous les droits de l'homme doivent être respectés »",
        "misattributed",
    ),
    ("“D'abord et avant tout, tous les droits de l'homme doivent être respectés”, said Pope Francis.", "misattributed"),
    (
        "“D'abord et avant tout, tous les droits de l'homme doivent être respectés”, Emmanuel Macron said.",
        "misattributed",
    ),
    ("“D'abord et avant tout, tous les droits de l'homme doivent être respectés” — Jean Jaurès", "misattributed"),
    ("“D'abord et avant tout, tous les droits de l'homme doivent être respectés” (Jean Jaurès, 1914)", "misattributed"),
    ("Según Ada Colau, « D'abord et avant tout, tous les droits de l'homme doivent être respectés »", "misattributed"),
    ("« D'abord et avant tout, tous les droits de l'homme doivent être respectés », dijo Ada Colau", "misattributed"),
    (
        "As Ban Ki-moon put it, “D'abord et avant tout, tous les droits de l'homme doivent être respectés”",
        "misattributed",
    ),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés », a déclaré le maire de Lampedusa, Totò Martello.",
        "exact",
    ),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés », said Martello on Tuesday.",
        "exact",
    ),
    (
        "Totò Martello, maire de Lampedusa, a lancé : « D'abord et avant tout, tous les droits de l'homme doivent être respectés »",
        "exact",
    ),
    ("Martello said Monday: “D'abord et avant tout, tous les droits de l'homme doivent être respectés”", "exact"),
    (
        "“D'abord et avant tout, tous les droits de l'homme doivent être respectés” — Totò Martello, mayor of Lampedusa",
        "exact",
    ),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés ». Les Nations Unies écoutaient.",
        "exact",
    ),
    ("“D'abord et avant tout, tous les droits de l'homme doivent être respectés” he said Monday.", "exact"),
    (
        "« D'abord et avant tout, tous les droits de l'homme doivent être respectés » a-t-il dit. Emmanuel Macron était absent.",
        "exact",
    ),
    (
        "as the Mayor of Lampedusa Totò Martello said, “D'abord et avant tout, tous les droits de l'homme doivent être respectés”",
        "exact",
    ),
]


@pytest.mark.parametrize(("text", "verdicts"), CASES)
def test_the_verdicts(text: str, verdicts: str, call: Callable[..., Result]) -> None:
    result = call("quote", "--verify", text, "--json")
    found = [item["verdict"].replace(" ", "-") for item in result.json["items"]]
    assert " ".join(found) == verdicts
    assert result.code == (0 if set(found) == {"exact"} else 1)

"""Words by which reports in French, English and Spanish say who speaks: verbs, titles, offices. All folded (see `fold`)."""

import re
from functools import cache
from pathlib import Path

from cgluctl.language.calendar import MONTHS, WEEKDAYS
from cgluctl.language.fold import fold
from cgluctl.language.words import STOP_WORDS


def _words(text: str) -> frozenset[str]:
    pairs = (word.partition("/") for word in text.split())
    return frozenset(word for one, _, end in pairs for word in (one, one.removesuffix("o" * (end == "a")) + end))


# Before a name: M. Rio, Mme. Binay, Dr Chungong, Sra. Kamal. The value is the gender where the title tells it.
TITLES = {
    **dict.fromkeys("m mr monsieur messieurs mm sr sir lord don d senor srs baron".split(), "m"),
    **dict.fromkeys(
        "dª mme mmes madame mesdames mademoiselle senorita mlle mrs ms miss sra srta senora dona dna lady dame sras sœur soeur".split(),
        "f",
    ),
    **dict.fromkeys(
        "me maitre dr dre dra doctor doctora docteur pr lt sgt cpt capt cmdr cpl prof professeur professor profesor profesora lic ing arq mtro mtra excmo excma ilmo ilma hon rev reverend reverende mgs msc phd profr profra abg abog engr barr honorable honourable alhaji hajia shri smt pbro padre pere fray sor mgr c.p cllr councillor h.e he s.e se s.exc son excellence his her excellency".split(),
        None,
    ),
}


# Nouns of offices. A phrase that begins with one of them says what somebody is.
ROLES = _words(
    """abogado/a acteur acting activist/a actor actress actrice actriz adjoint/e adjunto/a administrador/a administrateur administrator administratrice adviser advisor advocate agriculteur agricultor/a agricultrice alcalde
    alcaldesa alderman alderwoman alumno/a ambassadeur ambassador ambassadrice analyst ancien ancienne anfitrion animateur animatrice announcer anthropologue antropologo/a archbishop archeveque architect/e archivist/a
    archiviste arquitecto/a artisan/e artist artista artiste arzobispo asambleista asesor/a assemblyman assemblywoman associate attorney auteur author autor/a autrice avocat/e baron benevole bibliotecario/a bishop
    boulanger/e bourgmestre businessman businesswoman campaigner campesino/a canciller candidat/a candidate candidato cantante capitaine capitan captain cardenal cardinal catedratico/a ceo cfo chair chair-elect chairman
    chairperson chairwoman chancelier/e chancellor chanteur chanteuse charge/e chargée chef cheffe cheminot/e chercheur chercheuse chief cientifico/a cineasta cineaste cio clerk co-chair co-director co-fondateur
    co-fondatrice co-founder co-fundador/a co-leader co-president/e coach cofondateur cofondatrice cofounder cofundador/a collegien collegienne colonel colonelle comandante comedien comedienne comerciante comisario/a
    comisionado/a commandant/e commander commercant/e commissaire commissioner comte concejal/a conferencier conferenciere conferencista congresista congressman congresswoman conseiller/e consejero/a conseller/a conservateur
    conservatrice constable consul consultant/e consultor/a contralor/a coo coordinador/a coordinateur coordinator coordinatrice coordonnateur coordonnatrice copresident/a copresidente coronel corporator councillor
    councilman councilmember councilmember-elect councilor councilwoman cronista cto curador curator dean decano/a defensor/a delegado/a delegate delegue/e depute/e deputy dg diputado/a directeur director/a directrice
    dirigeant/e dirigente docente docker docteur/e doctor doyen doyenne driver echevin/e economist/a economiste ecrivain/e edil/e edila editor educateur educatrice egresado/a eleveur eleveuse elu/e embajador/a empresario/a
    encargado/a enfermero/a engineer enseignant/e entraineur entrenador entrepreneur/e entrevistador/a envoy escritor/a especialista estudiante etudiant/e eurodepute/e eveque ex exalcalde exalcaldesa exdiputado/a executive
    exgobernador/a exministro/a expert/a experte experto expositor/a expresidenta expresidente exsenador/a facilitador/a facilitateur facilitator facilitatrice farmer fellow filmmaker filosofo/a fiscal fiscala fisherman
    fondateur fondatrice former fotografo/a founder funcionario/a fundador/a galeriste ganadero/a general/e geographe gerant/e gerenta gerente gestor/a gobernador/a gouverneur/e governor governor-elect greffier/e habitant/e
    haut-commissaire head high historiador/a historian historien historienne imam infirmier/e ingeniero/a ingenieur/e inspecteur inspectrice instituteur institutrice integrante intendenta intendente interventor/a interviewer
    investigador/a jefa jefe joueur joueuse journalist/e jubilado/a judge juez/a jugador/a juge king lawmaker lawyer lead leader lecturer legislador/a legislateur legislator legislatrice lehendakari librarian lider lideresa
    lieutenant/e locataire locutor/a lyceen lyceenne maestro/a magistrado/a magistrat/e maire mairesse maitre manager mandatario/a maraicher maraichere marquis mayor mayor-elect medecin medico/a member/s membre/s mep miembro
    militant/e minister ministre ministro/a moderador/a moderateur moderator moderatrice mp msp musician musicien musicienne musico negotiator neighbor neighbour notaire notario nurse obispo obrero/a officer official oficial
    organisateur organisatrice organiser organizador/a organizer ouvrier ouvriere owner painter panadero/a panelist panelista panellist pape parlementaire parroco partner pasteur pastor patron patronne paysan paysanne pdg
    pecheur peintre periodista pescador/a philosophe photographe photographer physician pintor/a planner player pm poet/a poete politologo/a politologue ponente pope portavoz porte-parole prefecto/a prefet/e prelado prelat/e
    premier/e presentateur presentatrice presenter president-directeur president-elect president/a presidente pretre priest prime primer prince princesse principal procurador/a procureur/e producteur productor/a productrice
    profesor/a professeur/e professor propietario/a proprietaire prosecutor proviseur proviseure provost queen rabbi rabbin rabino ranger rapporteur/e rapporteuse realisateur realisatrice recteur rector/a rectrice regidor/a
    reina reine relator/a reporter representant/e representative researcher resident responsable restauratrice retiree retraite/e rey riverain/e roi sacerdote salarie/e sargento scientifique scientist secretaire secretario/a
    secretary secretary-general selectionneur senador/a senateur senator senator-elect senatrice senior sergeant sergent/e sheriff shopkeeper sindicalista sindico/a singer sociologist sociologo/a sociologue sous-prefet/e
    sous-secretaire special specialist/e spokesman spokesperson spokeswoman student subdelegado/a subdirector/a subgerente subsecretario/a superintendent superviseur syndic syndicaliste syndique taoiseach teacher tenant
    teniente tesorero/a titular trabajador/a trader treasurer tresorier/e trustee under-secretary-general undersecretary undersecretary-general urbanist urbanista urbaniste usager/e vecino/a vendor vice vice-chair
    vice-chancellor vice-mayor vice-president/e vice-rapporteur vicealcalde vicealcaldesa vicegobernador/a viceintendente viceministro/a viceprefecto/a vicepresidenta vicepresidente vicerrector/a viticulteur viticultrice
    vocero/a voluntario/a volunteer vp wali writer"""
)
# Nouns of offices that are also surnames.
SURNAMES = frozenset(
    "reine prince princess king bishop judge prince baron rey roy pastor major abbot dean pope".split()
)
# Offices that stand before a place or another noun as often as before a name.
NO_TITLES = frozenset(
    "membre membres member members chef head responsable elu elue premier premiere general ex ancien ancienne former special".split()
)
# What bears a name of its own: la corporación Tierra Nueva, the charity Big Issue.
BODIES = frozenset(
    "asociacion association barrio campagne campaign campana charity club colectivo collectif collective comision comite commission committee compania company confederacion confederation cooperativa cooperative corporacion corporation empresa entreprise federacion federation firm fondation foundation frente front fundacion iniciativa initiative league liga ligue magazine mouvement movement movimiento network ngo ong plan plataforma plateforme platform program programa programme project projet proyecto quartier reseau revista sindicato sociedad societe syndicat".split()
)
OFFICES = ROLES - SURNAMES  # whose plural is no name either
DETERMINERS = _words(
    "le la l les un une son sa leur leurs notre the a an his her its their our el la los las un una su sus nuestro nuestra"
)
# Verbs of saying: beginnings of folded words (a `$` ends a whole word).
_VERBS = {
    "fr": """abonde$ acquiesc admet admis affirm agac ajout alarmait alarme$ alertait alerte$ amus annonc appelait appele$ appelle approuv argu assene assur atteste$ avancait avance$ avert avou certifie$ clam$ clamait clame commenc
    commente completait complete$ concedait concede$ concl confi consider constat conteste$ corrige$ corrigeait cria$ criait$ crie$ crient$ critiqu croit$ declar decrit decriv defen demand dement$ dementait dementi
    denonc deplor desol detaill dira$ disait$ disent$ dit$ ditil ecri$ ecrie$ ecrit$ embraye$ emphas emport enumer enchain encourag enflamm enonc enthousiasm esper$ esperait espere$ estim etonn evoqu exclam exhort exig$ exige$
    exigeait explicit expliqu exprim fait$ felicit formul fustig garantit$ glis grommel bougonn hurl chuchot indign indiqu informa$ informait informe$ inquiet insist insurge$ insurgeait interpelle$ interrog invit ironis jubile$ jurait$ jure$ jurent$ juge$ jugeait justifi
    lach lanc$ lancait lance$ martel menac$ menacait menace$ mentionn met mis murmur$ murmurait murmure$ notait$ note$ notent$ nuanc objectait objecte$ objectent observ ote$ pens$ pense$ persiste$ pest philosoph plaid
    plaign plaint plaisant$ plaisante$ plaisantait$ pointait pointe$ poursui$ poursuit poursuiv precis preconis predi$ predisait predit$ presente$ pretend prevenu previen proclam promet promis pronait prone$ propos qualifi$
    qualifiant qualifie question racont raill rappel rapport rassur reaffirm reagi$ reagit recommand reconnai reconnu rectifi redit$ regrett reiter rejoui$ rejouiss rejouit relatait relate$ relativis relevait releve$
    refut remarqu remerci rencherit repet repli$ replique repond reprend repris$ reprochait reproche$ resum retorqu ripost revel$ revelait revele$ revendiqu s'exclam salu souffl souhait soulev soulign signalait$ signale$ soupir souten soutien$ soutient
    souvenait souvient specifi$ specifie$ suggere suppliait supplie$ surencherit tacl$ taclait tacle$ temoign tempere termin$ termine$ tonn tranch vantait vante$""",
    "en": """acknowledg add$ added adding adds admit advocat advised advises affirm agreed alleged alleges announc answer argu articulated ask$ asked asks assert assur attested beamed began$ believed$ believes$ bemoan boasted boasts bragged
    call$ called calls caution$ cautioned cautions challeng chided chim claim clarified comment complained complains conceded concedes conclud concur confess confided confirm congratulat consider contend$ contended
    condemn contends continu counter criticis criticiz cried$ cries$ declar decried defend demand denied denies$ denounc describ disclosed echoed elaborated emphasi encourag enthused enthuses estimated exclaim exhorted explain express fum hailed
    highlight hinted implor indicat informed$ informs$ insinuated insist interject invit join$ jok lament maintain mention mus muttered mutters noted notes objected$ objects observ opened opin outlined outlines$
    murmured pleaded pleads pledg point$ pointed points pose$ posed posited posted$ prais predict proclaim promis propos protested put$ puts question quip reasoned reaffirm reassured rebuked recall reckoned reckons recommend recount
    reflect regretted regrets reiterat remark remind repeat$ repeated replied replies reply report respond retorted retorts reveal said say$ saying says scoffed share$ shared shares shout sighed slammed snapped speculated spoke$ stat$
    stated states stating stress$ stressed stresses stressing suggest summari summed surmised tell$ tells testif thank$ thanked thanks think$ thinks thought told tweeted tweets underlin underscor urg$ urged urges urging
    voiced vow warn$ warned warns welcom whispered wonder writes wrote yelled""",
    "es": """abund aclar aconseja$ aconsejo$ acot acuso$ adelantaba adelanto admit$ admite admiti aduc adujo advert advierte advirt$ advirti afirm agradec agreg$ agrega agrego ahond alegaba alego alertaba alerto ampli$ amplio$ anade$
    anadi anticipa$ anticipaba anticipo$ anunci apostill apunt$ apunta apunto arengo argument arguy asegur asever asinti atribuy aventuro$ aviso$ brome califica$ calificaba califico celebr$ celebro censur cerro$ clamo
    coment compart complet$ completo$ comunico$ concluy concreto$ confes$ confeso confirm conside constat consult$ contest$ contrapuso$ contesto continuo$ conto$ corroboro$ cree$ creia$ critic cuenta$ cuestion decia$ decian$ declar
    defend defiend definio$ denoto$ denunci deplor describ desmiente desminti destac detall dice$ dicen dicho$ diciendo$ dictamin dijeron dijo ejemplifico elogio enfatiz enumero enunci espet establec estim exalto$ exclam
    exhort exige exigi explic expon expres expuso esgrimi evoco$ externo$ felicit finaliz formul fundamento$ fustig garantizo grita$ gritaba$ gritaban$ gritan$ gritaron$ grito$ hizo ilustro$ incide$ incidi increp indic inform inquiri insist
    inst$ instado$ insto$ invit$ invito ironiz justifico$ lament lanzo$ llam$ llamo manifest matiz mencion mostro$ murmuro narr$ narro nego$ niega$ objeto$ observ$ observo opin pide$ pidi piensa$ plante ponder pormenoriz precis
    pregunt proclam profirio profundizo promete$ prometio pronostic pronunci propon propuso prosigu puntualiz ratific razono$ reafirm rebati recalc rechazo reclamo recomend reconoc record$ recordo recrimin recuerd
    redondeo$ refier refiri reflexion reiter reivindic remach relat$ relativiz relato remarc remat rememoro$ repit replic reproch repuso$ resalt respond resumi revel saludo senal sentenci sintetiz solicito solto$ sosten sostien
    sostuv subray sugier sugiri sumo$ suscribio$ suspir teoriz tildo tuite urgi valoro vaticin zanj""",
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    ends = {
        re.escape(word.rstrip("$")) + (r"(?!\w)" if word.endswith("$") else r"\w*") for word in _VERBS[language].split()
    }
    return re.compile("(?:" + "|".join(sorted(ends, key=len, reverse=True)) + r")\Z")


def is_saying(word: str, language: str, as_printed: str = "") -> bool:
    """Whether a folded word is a form of a verb of saying; what is printed with ó, or as a perfect, is no noun."""
    told = as_printed.endswith("ó")
    known = _pattern(language).match
    says = known(word) or (told and language == "es" and (word in _PAST or known(_PARTICIPLE.sub(r"\1o", word))))
    return bool(says) and (told or word not in NOT_SAYING)


_PARTICIPLE = re.compile(r"(?:a|(i))do\Z")  # ha recordado: as recordó
_PAST = _words("expuesto pedido propuesto referido sugerido")

# Nouns and others that begin like a verb of saying.
NOT_SAYING = _words(
    """adelanto affirmation afirmacion agradecimiento annonce/s answer/s anticipo anuncio/s argumento/s call/s
    challenge/s claim/s comentario/s comment/s compartida/s compartido/s compartir conclusion/s conclusiones concreto
    confiance confiant considerable consideracion/es consideration/s constatation critica/s critique/s declaracion/es
    declaration/s demand/s demande/s denuncia destacada destacado/s detalle/s elogio establecida/s establecido/s
    establecimiento/s estimation exclamacion explicacion explication/s exponente expresion/es expression/s expressive
    formulation formule/s highlight/s indicador/es indicateur/s indication indicator/s indice informacion/es informal
    informatica informaticien informatico information/s informatique/s informativa informativo informe/s insistance
    interrogation/s invitacion invitation/s jokes lachete manifestacion/es mencion/es metodo metre metro mettant
    mettre mise misere mission/s musee/s museum/s music musique notes objeto observacion observation/s observatorio
    opinion/es planteamiento/s point/s ponderacion precisa precision/s preciso pregunta/s presente promise/s propos
    proposable proposal/s proposition/s proposito question/s rappel/s rapport/s rapporteur/s rapporteure rapporteuse
    rechazo reclamo recomendable recomendacion/es recommandation/s recommendation/s reconocimiento reflection/s
    reflexiones relato relator relatora relatoria remarque/s report/s reporter respondent/s responder resume/s
    revelation/s saludo salut salutaire senal/es share sostenibilidad sostenible/s sostenida sostenido soulignement
    soutien states suggestion/s temoignage/s thought/s thoughtful tonnes welcome"""
)
# What somebody does who speaks, without telling what is said: who did it last may be whom the next quotation is of.
ACTS = re.compile(
    r"(?:ouvert|ouverte|ouvre|ouvrit|inaugur\w+|cloture|clos|conclu|intervenu\w*|intervient|intervint|opened|opens|closed|spoke|addressed|abrio|abre|inauguro|clausuro|cerro|intervino|interviene|participo)\Z"
)
# Verbs of saying whose next noun hears and does not speak, unless words just said stand before them.
OBJECT_VERBS = _words(
    """acuso agradecio appelle ask asked asks called congratulated described describio exhorte felicite felicito insto interpelle interroge invite/s invited invito praised pregunto questioned challenged recordo
    remerciant remercie remercier reminded reminds salue saluer tell/s thank/s thanked told urged urges warned warns welcomed welcomes"""
)
PRONOUNS = {
    "il": "m", "elle": "f", "celui-ci": "m", "celle-ci": "f", "he": "m", "she": "f", "el": "m", "ella": "f",
}  # fmt: skip
# In front of words in quotation marks that are no speech: titles, names, terms.
_NAMING = _words(
    """pancarte pancarta banderole banner placard sign poster affiche plaque placa cartel letrero act anthologie anthology antologia appel appele appelee article articulo asociacion association atelier award axe bajo baptise baptisee book called campagne campaign campana cancion/es capitulo carta chanson chapitre
    chapter charla charte charter coleccion collection colloque comision commission concept concepto conference conferencia consigna conte cuento declaration denominada denominado denomme denommee devise dispositif dit
    dite document documentaire documental documentary documento dubbed eje entitled essay estrategia estudio etude exhibition exposicion exposition expresion/es expression film foro group groupe grupo guia guide hashtag
    informe iniciativa initiative intitule intitulee issue journal known label labellise law lema ley libro livre llamada llamado loi magazine manifeste manifiesto mesa mot motto named network nocion nombrado nomme
    nommee notion nouvelle novel novela numero operation ouvrage palabra panel paper part parte partie pelicula phrase plan poem poema poeme ponencia premio prix prize program programa programme project projet proyecto
    question rapport red redonda report reseau revista revue roman ronde rubrique seance seccion section serie sesion session site slogan so-called song sous-titre strategie strategy study sujet table table-ronde tagline
    taller tema term terme termino theme title titled titre titulada titulado titulo topic volet word workshop"""
)
NAMING = _NAMING | {f"{word}s" for word in _NAMING}
SPEECHES = _words(
    """address allocution alocucion answer conclusion constat credo deseo discours discurso extrait/s goal intervencion intervention mensaje message mot mots objectif objetivo palabras propos remarks reply reponse response
    respuesta souhait speech verdict wish word/s"""
)
# What is written and says nothing with a mouth.
WRITINGS = _words(
    """accord act acuerdo agenda agreement article articulo bill carta charte charter code codigo constitucion constitution convencion convention declaracion declaration decret decreto diccionario dictionary dictionnaire
    document documento estatutos estudio etude informe law ley loi manifeste manifesto manifiesto pact pacte pacto paragraph preamble preambule preambulo rapport reglamento reglement report resolucion resolution statute
    statuts study text texte texto traite tratado treaty"""
)
ORGANISATIONS = _words(
    """administration agence agencia agency alianza alliance asamblea asociacion assemblee assembly association banco bank banque board chambre city coalition collectif comision comite commission committee compagnie company
    congreso conseil consejo council cour defensoria department empresa entreprise federacion federation fondation foundation fundacion group groupe grupo institut institute instituto movimiento network office organisation
    organizacion organization parti partido party red region reseau sindicato syndicat tribunal union universidad universite university ville"""
)
# What an office is of, and no name: of the Republic, of agriculture.
MATTERS = _words(
    """agricultura agriculture ciudad climat comercio commerce cultura culture defensa defense departement departemental departementale desarrollo development developpement economia economie economy educacion education energia
    energie energy environment environnement femmes finances finanzas francaise gobierno gouvernement government hacienda health housing humains humanos industria industrie industry justicia logement mujeres municipio
    parlamento parlement regional republic republica republique rights salud sante securite security seguridad senado senat tourism tourisme transportes transports turismo vivienda women youth"""
)
# Capitalised words of organisations, places and calendars, of which no person's name consists.
NO_NAMES = {*ORGANISATIONS, *MATTERS, *(word for word in (*MONTHS, *WEEKDAYS) if len(word) > 3)} | _words(
    """academica/s academico action affairs africa afrique agenda agua/s aires airport alcaldes alcaldia allemagne allemand allemande ambiente america americain americaine amerique anglais anglaise argentina argentine armee
    army asia asie asociaciones associatif associative assurance atelier authorities authors autonoma autonomo autoridades autorites avenida avenue aviation award ayuntamiento barcelona barcelone bataillon batallon belgique
    belgium bolivia boulevard boundaries brazil bresil brigade brussels bruxelles budget buenos bureau burkinabe cacao cadre cafe calle canada canadien canadienne canal caribe carta casa center central centre centro charte
    chile china chine church ciencia/s cite/s cities ciudadana/s ciudadano/s ciudades civil/e climate club coffee collectivites college colombia communautaire communaute communes communities community comunas comunidad
    comunitaria/o conference congres/s conservative convencion convention corp cote covid cultural daily data day days declaracion declaration defence democrats dems departamental deporte/s derecho/s destacada dia dialogo
    dialogue diario digital directeur division droit/s durable east eastern ecole economic ecuador ejecutiva ejecutivo ejercito electas elementos encuentro energetica/o enseignement/s escuela espagne espagnol espagnole
    estado/s estatal este etat/s etats-unis europa europe european europeen europeenne europeo executif executive federal festival finance fiscalia fondo fonds forces foreign foro forum francais france fuerza/s fund general
    generale geneva geneve germany ginebra global gmbh goals gobiernos google gouvernements governments great groups guardia hall herald historica historico hotel house human inc inde india infanteria infanterie informe
    initiative innovacion innovation institution instruccion internacional international internationale internet investigacion italie italien italienne italy ivoire ivoirien ivoirienne japan japon jeunes jornada/s jour
    journee/s jovenes judicial jury kenya laboratoire labour latina latinoamerica legislativa legislativo legislatura lettres lib lighting literary llc local locale locaux london londres ltd madrid mai mail mairie maison
    managing manifeste manifiesto marketing maroc marocain marocaine may media mesa mexico mexique microsoft militaire militar military ministere ministerio ministry monde mondial mondiale morocco mundial mundo municipal
    municipios nacional naciones national nationale nations naval/e new news nigerien nigerienne normalizadora norte north northern nueva nuevo objectif/s objetivo/s oeste oficina ong organisations pacte pacto palacio palais
    panel paris parlamentaria parlamentario parquet participacion patrimonio peru place plan planificacion planning plaza plc plenaria plenario plenary pleniere police policia policies policy position post prefecture premio
    presidence press prix prize program programa programme project projet property provincial proyecto publica/s publico/s pueblo/s qualite quebec radio rapport recherche redonda reforma reforme regiment regimiento regions
    report/s reporting republicans research review road ronde roundtable royaume-uni rue saint sainte sala salle san santa santo sarl sas school science sciences seance secondaire secretaria secretariado secretariat senegal
    senegalais senegalaise services sesion session social solutions sostenible south southern spain sport/s srl state/s strategy street suisse summit sur sustainable switzerland systeme table taller technique technology
    tecnica tecnico television territorial/es times tory town transparencia transporte treasury tribune unidad unidas unies united universitaria universitario urban urgence uruguay villes west western workshop world york"""
)
# Aseguramiento, Televisión: by its ending no name begins so, but for a few.
_NOUNS = (
    "miento",
    "cion",
    "tion",
    "dad",
    "sion",
    "iones",
    "tions",
    "ional",
    "isme",
    "ismo",
    "ement",
    "logico",
    "logica",
)
_NAMES = frozenset(
    "asuncion concepcion encarnacion ascension purificacion consolacion trinidad natividad felicidad caridad sarmiento briones".split()
)


def ends_as_noun(word: str) -> bool:
    """Whether a folded word ends as nouns do of which no name begins."""
    return len(word) > 6 and word.endswith(_NOUNS) and word not in _NAMES and word not in given_names()


# First words of sentences: capitalised, and no name.
OPENERS = STOP_WORDS - _words("ai eu ha han hui may per said ta tan te ton tus will") | _words(
    """according across alli along although always among aqui asimismo aujourd'hui autour ayer behind beside beyond
    cependant certaines certains combien concernant concerning contre d'abord debe demain derriere despite despues
    devant doit earlier egalement embargo enfin ensuite entonces even excepto face finally finalmente following grace
    gran grand grande greater hacia hier however hoy ici igualmente including incluso inside jamais la-bas later like
    lorsque luego malgre many maybe meanwhile mediante menos neanmoins near never nunca often one outre outside
    perhaps plusieurs podria puede/s puisque quant quizas regarding salvo sauf segun several siempre since solo
    souvent still suite supporting tampoco tandis therefore though three throughout thus today tomorrow toujours
    toutefois tras two unlike using varias varios whether whose within without yes yesterday yet"""
)
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:je|j|nous|notre|nos|mon|ma|mes|moi|we|our|us|i|my|me|yo|nosotros|nosotras|nuestro|nuestra|nuestros|nuestras|mi|mis|somos|\w+amos|\w+emos|\w+imos)(?!\w)"
)
# Introduces a speaker: selon X, according to X, según X.
_ACCORDING = re.compile(
    r"(?<!\w)(?:selon|d['’]apres|pour|[aà] en croire|[aà] entendre|according to|in the (?:words|opinion|view) of|for|as|segun|para|de acuerdo con|(?:en (?:palabras|opinion)|a juicio|a decir) del?)\s+\Z"
    r"|(?<!\w)(?:aux (?:yeux|dires)|de l['’]a(?:vis|veu)|dans l['’]esprit) d(?:e\s+|u\s+|['’])\Z"
)
_ARTICLE = re.compile(r"(?<!\w)(?:le|la|the|el)\s+\Z|l[’']\Z")


def is_according(low: str) -> bool:
    """Whether folded words lead to whose view is told, with or without an article: `selon le`, `according to`."""
    return bool(_ACCORDING.search(_ARTICLE.sub("", low)))


PARTICLES = frozenset(
    "de da do dos das del della di du des la le las los van von der den ter ten zu y e i al el epse bin ibn ben bint abu ould o'".split()
)


@cache
def given_names() -> dict[str, str | None]:
    """Frequent given names, with their gender (m, f, None where both bear them): before another capitalised word, most likely somebody."""
    found: dict[str, str | None] = {}
    for line in (Path(__file__).parent / "given_names.txt").read_text("utf-8").splitlines():
        name = ""
        for shared, rest in re.findall(r"(\d)(\D+)", line):  # letters of the name before, and what follows them
            name = name[: int(shared)] + rest.lower()
            found[name] = None if line[0] == "-" else "f" if rest[-1].isupper() else "m"
    return found


def begins_with_given(name: str) -> bool:
    """Whether the first word of a name, or its part before a hyphen, is a frequent given name."""
    return fold(re.split(r"[\s-]", name, maxsplit=1)[0]) in given_names()

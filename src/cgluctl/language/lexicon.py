"""Words by which reports in French, English and Spanish say who speaks: verbs, titles, offices. All folded (see `fold`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name: M. Rio, Mme. Binay, Dr Chungong, Sra. Kamal. The value is the gender where the title tells it.
TITLES = {
    **dict.fromkeys("m mr monsieur messieurs mm sr sir lord don d senor srs baron".split(), "m"),
    **dict.fromkeys(
        "mme mmes madame mesdames mlle mrs ms miss sra srta senora dona dna lady dame sras sœur soeur".split(), "f"
    ),
    **dict.fromkeys(
        "me maitre dr dre dra doctor doctora docteur pr prof professeur professor profesor profesora lic ing arq mtro mtra excmo excma ilmo ilma hon rev pbro padre pere fray sor cllr councillor h.e he s.e se s.exc son excellence his her excellency".split(),
        None,
    ),
}


# Nouns of offices. A phrase that begins with one of them says what somebody is.
ROLES = _words(
    """maire mairesse adjoint adjointe president presidente vice-president vice-presidente co-president co-presidente copresident copresidente directeur directrice secretaire sous-secretaire
    ministre depute deputee senateur senatrice conseiller conseillere rapporteur rapporteure rapporteuse ambassadeur ambassadrice gouverneur gouverneure chef cheffe responsable coordinateur coordinatrice coordonnateur
    coordonnatrice representant representante delegue deleguee membre membres professeur professeure chercheur chercheuse maitre expert experte charge chargee chargée fondateur fondatrice cofondateur cofondatrice prefet prefete
    commissaire porte-parole moderateur moderatrice animateur animatrice journaliste avocat avocate juge architecte urbaniste sociologue economiste historien historienne philosophe geographe ecrivain ecrivaine auteur
    autrice consultant consultante specialiste administrateur administratrice haut-commissaire doyen doyenne recteur rectrice tresorier tresoriere elu elue echevin echevine bourgmestre premier premiere ancien ancienne
    procureur procureure magistrat magistrate inspecteur inspectrice ingenieur ingenieure medecin militante militant eveque pdg dg etudiant etudiante archiviste conservateur conservatrice anthropologue politologue
    co-leader co-director co-founder vice-chancellor
    mayor deputy vice-mayor vice chair chairman chairwoman chairperson co-chair vice-chair director secretary under-secretary-general secretary-general minister senator governor
    councillor councilor councilmember commissioner ambassador head chief coordinator representative delegate member members professor researcher lecturer founder cofounder spokesperson
    spokesman spokeswoman moderator journalist lawyer judge architect planner sociologist economist historian specialist administrator officer manager lead leader dean rector treasurer ceo cto cfo executive
    associate senior former acting adviser advisor analyst fellow scientist special high prime activist curator librarian archivist engineer physician doctor student author writer editor principal partner
    alcalde alcaldesa intendente intendenta teniente presidenta vicepresidente vicepresidenta copresidenta directora secretario secretaria subsecretario subsecretaria ministro ministra
    diputado diputada senador senadora gobernador gobernadora consejero consejera concejal concejala regidor regidora relator relatora embajador embajadora jefe jefa coordinador coordinadora
    delegado delegada miembro profesor profesora investigador investigadora experto experta fundador fundadora cofundador cofundadora portavoz moderador moderadora periodista abogado abogada juez jueza arquitecto
    arquitecta sociologo sociologa economista historiador historiadora consultor consultora especialista administrador administradora decano decana rectora tesorero tesorera edil prefecto comisionado comisionada
    exalcalde exalcaldesa expresidente expresidenta exministro exministra exdiputado exdiputada exsenador exsenadora
    integrante titular asesor asesora encargado encargada ex catedratico catedratica activista escritor escritora autor autora ingeniero ingeniera medico medica estudiante bibliotecario bibliotecaria archivista filosofo filosofa
    capitaine commandant commandante lieutenant lieutenante sergent sergente general generale colonel colonelle pasteur pretre rabbin imam roi reine prince princesse baron comte marquis chanteur chanteuse acteur actrice
    cineaste photographe peintre poete dirigeant entrepreneur entrepreneure agriculteur agricultrice enseignant enseignante instituteur institutrice infirmier infirmiere docteur docteure president-directeur proviseur
    captain commander sergeant pastor bishop priest rabbi king queen singer actor actress filmmaker photographer painter poet farmer teacher nurse owner resident organiser volunteer
    capitan comandante sargento obispo sacerdote rey reina cantante actriz cineasta fotografo fotografa pintor pintora poeta empresario empresaria agricultor agricultora maestro maestra docente enfermero
    enfermera vecino vecina lider lideresa voluntario voluntaria vicealcalde vicealcaldesa
    legislador legisladora dirigente candidato candidata mandatario mandataria funcionario funcionaria exgobernador exgobernadora primer vocero vocera
    edile legislateur legislatrice parlementaire candidat candidate dirigeante eurodepute eurodeputee vice-rapporteur
    legislator lawmaker official organizer mp mep pm
    habitant habitante riverain riveraine commercant commercante retraite retraitee benevole usager usagere locataire proprietaire artisan artisane salarie salariee lyceen lyceenne collegien collegienne syndicaliste
    mayor-elect president-elect governor-elect senator-elect chair-elect councilmember-elect
    canciller chancelier chanceliere chancellor
    comerciante jubilado jubilada propietario propietaria shopkeeper retiree tenant neighbour neighbor viceministro viceministra subdirector subdirectora viceintendente procurador procuradora antropologo antropologa oficial sindico sindica cronista coronel
    locutor locutora entrevistador entrevistadora facilitador facilitadora announcer interviewer presenter facilitator clerk presentateur presentatrice facilitateur facilitatrice greffier greffiere
    councilwoman councilman congressman congresswoman assemblyman assemblywoman alderman alderwoman
    gerente gerenta subgerente co-fundador co-fundadora co-fondateur co-fondatrice vicerrector vicerrectora trabajador trabajadora gestor gestora educateur educatrice
    paysan paysanne campesino campesina producteur productrice productor productora"""
)
# Nouns of offices that are also surnames.
SURNAMES = frozenset("king bishop judge prince baron rey roy pastor major abbot dean pope".split())
# Offices that stand before a place or another noun as often as before a name.
NO_TITLES = frozenset(
    "membre membres member members chef head responsable elu elue premier premiere general ex ancien ancienne former special".split()
)
# What bears a name of its own: la corporación Tierra Nueva, the charity Big Issue.
BODIES = frozenset(
    "corporacion corporation fundacion fondation foundation asociacion association empresa entreprise company compania societe sociedad colectivo collectif collective ong ngo cooperativa cooperative club charity firm revista magazine proyecto project projet programa programme program plan iniciativa initiative campana campagne campaign movimiento mouvement movement plataforma plateforme platform barrio quartier".split()
)
OFFICES = ROLES - SURNAMES  # whose plural is no name either
# Before the noun of an office.
DETERMINERS = _words(
    "le la l les un une son sa leur leurs notre the a an his her its their our el la los las un una su sus nuestro nuestra"
)
# Verbs of saying: beginnings of folded words (a `$` ends a whole word).
_VERBS = {
    "fr": """avance$ avancait rejoui$ rejouit rejouiss enthousiasm abonde$ complete$ completait acquiesc alarme$ alarmait souvient souvenait philosoph qualifie qualifi$ qualifiant reagi$ reagit clam$ clame clamait corrige$ corrigeait dement$ dementi dementait esper$ espere$ esperait exig$ exige$ exigeait fustig menac$ menace$ menacait murmur$ murmure$ murmurait objecte$ objectait objectent pointe$ pointait predi$ predit$ predisait prone$ pronait raill rectifi reproche$ reprochait revele$ revelait revel$ specifi$ specifie$ supplie$ suppliait tacl$ tacle$ taclait vante$ vantait insurge$ insurgeait relate$ relatait
    justifi enflamm etonn indign amus plaint plaign desol inquiet emport agac soupir tonn lach souffl pest rassur informe$ informa$ informait affirm reaffirm reiter ajout annonc appele$ appelle appelait approuv argu assur avert concl confi consider constat critiqu declar decrit decriv defen demand denonc deplor dit$ disait$ dira$ disent$ ditil emphas
    encourag enonc estim evoqu exclam exhort explicit expliqu exprim felicit formul glis indiqu insist interrog invit juge$ jugeait lanc$ lance$ lancait martel mentionn met mis note$ notait$ notent$ observ ote$ plaid
    poursui$ poursuit precis preconis previen prevenu pretend proclam promet promis propos question racont rappel recommand reconnai reconnu regrett releve$ relevait remarqu remerci repet repli$ replique
    repond reprend repris$ resum retorqu revendiqu salu soulev soulign souhait soutien$ soutient souten suggere temoign termin$ termine$ tranch rapport poursuiv enchain nuanc pens$ pense$
    croit$ assene renchérit rencherit tempere conteste$ crie$ criait$ cria$ crient$ ecrie$ martèle ironis s'exclam alerte$ alertait atteste$ certifie$ concede$ concedait embraye$ garantit$ interpelle$ jubile$ persiste$ plaisant$ plaisante$ redit$ relativis surencherit avou admet admis ecri$ ecrit$ commenc commente dénonc detaill presente$ présent fait$""",
    "en": """believes$ believed$ bemoan boasted boasts bragged conceded concedes decried denied denies$ disclosed echoed hailed hinted interject muttered mutters objected$ objects outlined outlines$ pleaded pleads protested reasoned reassured rebuked scoffed sighed slammed snapped speculated tweeted tweets posted$ whispered yelled advised advises alleged alleges attested cried$ cries$ chided confided cautioned exhorted insinuated jok lament fum mus recount testif shout chim informed$ informs$ counter acknowledg add$ added adds adding admit affirm agreed announc answer argu ask$ asked asks assert assur call$ called calls caution$ cautions challeng claim comment conclud confess confirm congratulat consider
    contend$ contended contends continu declar defend demand describ emphasi encourag exclaim explain express highlight implor indicat insist invit join$ maintain mention noted notes observ open$ opened opin pledg
    point$ pointed points pose$ posed prais predict proclaim promis propos question quip recall recommend reflect reiterat remark remind repeat$ repeated replied replies reply report respond reveal said say$ says saying
    share$ shared shares spoke$ stat$ stated states stating stress$ stressed stresses stressing suggest summari summed tell$ tells thank$ thanked thanks think$ thinks thought told underlin underscor urg$ urged urges urging
    articulated beamed began$ clarified complained complains elaborated enthused enthuses estimated posited reckoned reckons retorted retorts surmised voiced vow warn$ warned warns welcom wonder wrote writes put$ puts concur""",
    "es": """anticipo$ anticipa$ anticipaba sumo$ sumó apostill mostro$ dicho$ sosten califico calificaba tildo adelanto adelantaba aclar alego alegaba alerto alertaba arengo asinti clamo concreto$ deplor desminti desmiente dictamin ejemplifico elogio enumero espet establec exclam exhort exigi exige fustig garantizo increp murmuro nego$ niega$ objeto$ ponder pormenoriz profundizo pronostic rebati rechazo reclamo relativiz saludo sintetiz solicito suspir teoriz tuite valoro vaticin aduc inform finaliz remat reivindic ironiz brome prosigu cuestion reproch felicit abund cerro$ ahond acot adujo ampli$ amplio$ reafirm ratific advert advirt$ advirti afirm agradec agreg$ agrego agrega anadi anade$ anunci apunt$ apunto apunta argument asegur asever atribuy celebr$ celebro coment compart concluy cree$ creia$ piensa$ confes$ confeso confirm
    conside constat consult$ contest$ contesto conto$ cuenta$ critic declar defend defiend denunci describ destac detall dice$ dicen dijo dijeron decia$ decian$ diciendo$ enfatiz enunci estim explic expon expuso expres formul hizo
    indic insist insto$ inst$ invit$ invito lament lanzo$ llam$ llamo manifest matiz mencion narr$ narro observ$ observo opin plante pidi pide$ precis pregunt pronunci proclam propon propuso
    puntualiz recalc recomend reconoc record$ recordo recuerd reflexion refier refiri reiter relat$ relato remarc repit replic respond resalt resumi revel senal señal$ sentenci sostien
    sostuv subray sugier sugiri urgi zanj admit$ admiti admite arguy aviso$ califica$ complet$ completo$ comunico$ continuo$ corroboro$
    denoto$ exalto$ incidi incide$ censur recrimin externo$ fundamento$ ilustro$ justifico$ profirio prometio promete$ razono$ redondeo$ aventuro$ advierte aconsejo$ aconseja$
    acuso$ definio$ grito$ grita$ gritan$ gritaba$ gritaban$ gritaron$ rememoro$ repuso$ solto$ suscribio$""",
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The verbs of one language; made when first asked for, since it takes longer than all else here."""
    ends = {
        re.escape(word.rstrip("$")) + (r"(?!\w)" if word.endswith("$") else r"\w*") for word in _VERBS[language].split()
    }
    return re.compile("(?:" + "|".join(sorted(ends, key=len, reverse=True)) + r")\Z")


def is_saying(word: str, language: str, as_printed: str = "") -> bool:
    """Whether a folded word is a form of a verb of saying; what is printed with ó at its end is no noun."""
    return bool(_pattern(language).match(word)) and (word not in NOT_SAYING or as_printed.endswith("ó"))


# Nouns and others that begin like a verb of saying.
NOT_SAYING = _words(
    """propos anticipo proposito elogio objeto concreto concreta concretos rechazo reclamo saludo adelanto revelation revelations establecimiento establecimientos sostenible sostenibles sostenibilidad sostenido sostenida establecido establecida establecidos establecidas exclamacion solicitud ponderacion information informations informe informes informal informatique informatiques informatico informatica informacion informaciones informativo informativa informaticien musee musees museum museums music musique jokes tonnes lachete rappel rappels declaration declarations invitation invitations proposition propositions question questions explication explications affirmation conclusion conclusions annonce annonces demande demandes recommandation
    recommandations insistance precision precisions observation observations remarque remarques interrogation interrogations temoignage temoignages resume resumes rapport rapports rapporteur rapporteure rapporteurs rapporteuse presentement
    notamment notre notes notion notable metre mettre metro mission missions misere confiance confiant estimation consideration considerations considerable soulignement critiques critique reprise reponse appelant
    mettant mise presents present presente presentes presentation presentations soutien indication indicateur indicateurs expression expressions salut salutaire constatation formulation formule formules proposable
    proposal proposals answer answers claim claims comment comments report reports reporter demand demands address call calls statement statements state states explanation pointing point points share
    joint notebook reflection reflections recommendation recommendations suggestion suggestions summary highlights highlight promise promises openness opening thoughtful thought thoughts addition additional
    challenge challenges expressive indicator indicators responder respondent respondents response responses responsible responsibility urgent
    urgency warning welcome declaracion declaraciones propuesta propuestas pregunta preguntas respuesta respuestas explicacion conclusiones recomendacion recomendaciones
    comentario comentarios reflexiones destacado destacada destacados invitacion consideracion consideraciones indicador indicadores indice critica criticas denuncia manifestacion manifestaciones observacion observatorio
    afirmacion relator relatora relato relatoria nota notas llamado llamada celebracion celebraciones compartir compartida compartidas compartido compartidos agradecimiento reconocimiento expresion expresiones
    preciso precisa opinion opiniones planteamiento planteamientos mencion menciones argumento argumentos comunicacion descripcion detalle detalles exponente expositor expositores lanzamiento metodo
    recordatorio recomendable senales senal registro presentacion anuncio anuncios"""
)
# What somebody does who speaks, without telling what is said: who did it last may be whom the next quotation is of.
ACTS = re.compile(
    r"(?:ouvert|ouverte|ouvre|ouvrit|inaugur\w+|cloture|clos|conclu|intervenu\w*|intervient|intervint|opened|opens|closed|spoke|addressed|abrio|abre|inauguro|clausuro|cerro|intervino|interviene|participo)\Z"
)
# Verbs of saying whose next noun hears and does not speak, unless words just said stand before them.
OBJECT_VERBS = _words(
    """told tell tells asked ask asks thanked thank thanks reminded reminds urged urges invited invites warned warns called calls congratulated welcomed welcomes praised described remercie remercier remerciant salue saluer
    felicite invite interroge interpelle exhorte presente appelle invito insto agradecio felicito pregunto describio presento recordo acuso"""
)
# Subjects that stand for somebody named before.
PRONOUNS = {
    "il": "m", "elle": "f", "celui-ci": "m", "celle-ci": "f", "he": "m", "she": "f", "el": "m", "ella": "f",
}  # fmt: skip
# In front of words in quotation marks that are no speech: titles, names, terms.
NAMING = _words(
    """intitule intitulee intitules intitulees titre titres sous-titre theme themes appele appelee appeles appelees nomme nommee denomme denommee dit dite dits dites baptise baptisee label labellise slogan devise mot mots terme termes
    expression expressions notion notions concept concepts livre ouvrage article articles document documents film documentaire rapport charte loi programme projet campagne exposition atelier session seance colloque
    conference table-ronde ronde numero revue journal collection prix axe volet dispositif plan strategie initiative reseau association groupe commission declaration manifeste guide etude serie rubrique chapitre
    section partie question sujet hashtag site operation appel
    poeme poemes chanson chansons roman conte nouvelle poem poems song songs essay essays novel poema poemas cancion canciones novela cuento charla ponencia
    titled entitled title titles called named known so-called dubbed term terms word words phrase motto book paper report documentary charter law act program
    project campaign exhibition workshop panel table issue magazine series prize award strategy network group study chapter part topic tagline
    titulado titulada titulados tituladas titulo titulos tema temas lema lemas llamado llamada llamados llamadas denominado denominada nombrado termino terminos palabra palabras expresion expresiones concepto conceptos nocion
    libro articulo documento documentos pelicula documental informe carta ley programa proyecto campana exposicion taller sesion conferencia mesa redonda revista coleccion premio eje estrategia iniciativa red
    asociacion grupo comision manifiesto guia estudio capitulo seccion parte consigna bajo foro"""
)
# What is said on an occasion.
SPEECHES = _words(
    """discours allocution intervention message propos mot mots extrait extraits reponse conclusion verdict constat credo souhait objectif
    speech address remarks word words answer response reply goal wish
    discurso alocucion intervencion mensaje palabras respuesta objetivo deseo"""
)
# What is written and says nothing with a mouth.
WRITINGS = _words(
    """article charte loi constitution declaration convention traite resolution document texte rapport agenda accord pacte manifeste dictionnaire code reglement preambule decret statuts etude
    charter law treaty text report agreement pact manifesto dictionary act preamble bill statute study paragraph
    articulo carta ley constitucion declaracion convencion tratado resolucion documento texto informe acuerdo pacto manifiesto diccionario codigo reglamento preambulo decreto estatutos estudio"""
)
# Capitalised words of organisations, places and calendars, of which no person's name consists.
NO_NAMES = _words(
    """commission conseil comite organisation organisations nations unies union reseau forum congres assemblee bureau institut institution universite ecole centre banque fonds ministere mairie ville villes cite cites region regions
    departement federation association alliance fondation agence programme agenda charte pacte declaration convention cour parlement senat gouvernement gouvernements etat etats republique europe europeen europeenne
    afrique asie amerique monde mondial mondiale international internationale national nationale general generale global local locaux locale climat developpement durable droits droit humains femmes jeunes culture
    sante logement journee journees session seance table ronde atelier jour projet plan rapport directeur systeme groupe secretariat objectif objectifs jury prix maison hotel palais salle rue place avenue boulevard
    covid internet microsoft google srl sarl sas inc ltd llc gmbh plc corp
    committee council organization united cities city town network congress assembly office institute university school center bank fund ministry government governments state states republic european africa
    asia america world regional development sustainable goals rights human women youth health housing day days roundtable workshop project report group street house hall new urban
    federal foundation agency program department division policy policies climate action summit conference festival award prize initiative north south east west
    central northern southern eastern western great college press times news post review
    comision consejo organizacion naciones unidas red foro congreso asamblea oficina instituto universidad escuela centro banco fondo ministerio alcaldia ayuntamiento ciudad ciudades municipio municipios
    federacion asociacion alianza fundacion agencia programa carta pacto declaracion convencion tribunal parlamento senado gobierno gobiernos estado estados republica europa europeo mundo mundial
    defensoria universitaria universitario radio television canal diario secretaria budget treasury party labour tory conservative lib dems democrats republicans road san santa santo saint sainte
    cote ivoire elementos guardia chambre assurance qualite dialogue services administration
    internacional nacional desarrollo sostenible derechos derecho humanos mujeres jovenes salud vivienda jornada jornadas sesion mesa redonda taller dia proyecto informe grupo objetivo objetivos
    premio casa palacio sala calle plaza avenida nueva nuevo norte sur este oeste latina latinoamerica caribe
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
    municipal ejecutivo ejecutiva tecnico tecnica parlamentario parlamentaria historico historica autonomo autonoma academico academica academicas legislativo legislativa judicial provincial estatal
    cultural social ciudadano ciudadana ciudadanas ciudadanos publico publica publicos publicas destacada electas normalizadora instruccion encuentro manifiesto patrimonio legislatura movimiento participacion dialogo transparencia
    executif executive enseignement enseignements secondaire collectif collectivites territorial territoriales associatif associative cadre manifeste presidence lettres laboratoire
    buenos aires asociaciones alcaldes technique burkinabe
    technology solutions strategy digital data media marketing coalition property airport economic literary club board reports authors sciences brigade lighting reporting boundaries
    france espagne royaume-uni etats-unis allemagne italie belgique suisse canada quebec chine inde japon bresil mexique argentine maroc senegal spain germany italy belgium switzerland china india japan brazil mexico
    argentina colombia chile peru ecuador uruguay bolivia morocco kenya barcelona barcelone paris london londres madrid bruxelles brussels geneve geneva ginebra york washington"""
)
# First words of sentences: capitalised, and no name.
OPENERS = _words(
    """le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je en dans sur pour par avec sans selon puis enfin ainsi alors apres avant pendant lors comme mais ou et donc or ni car si que qui quoi
    quand a au aux d'abord cependant toutefois neanmoins egalement aussi tous toutes tout toute plusieurs certains certaines chaque autre autres plus moins son sa ses leur leurs notre nos votre vos mon ma mes y c s n qu
    face suite grace afin concernant malgre depuis voici voila ensuite aujourd'hui parmi entre vers chez contre quant ici la-bas
    the an this that these those he she it they we you i in at for by with from to of as and but so if when while after before during since according then finally also however both all many some several each
    other more most his her its their our your my there here what who which how why where not no yes over under between among against about into through despite because although though once one two three
    el los las lo una unos unas este esta estos estas ese esa eso esto ella ellos ellas nosotros yo sobre para por con sin segun luego finalmente asi entonces despues antes durante como pero o e quien
    cuando al del tambien embargo todos todas todo toda varios varias cada otro otra otros otras mas menos su sus nuestro nuestra mi tu desde hasta hacia contra ante tras muy ya se porque aunque
    mientras donde cual aqui alli ademas
    grand grande gran greater devant derriere sous hors outre lorsque tandis puisque comment pourquoi combien sauf autour aupres toujours jamais souvent hier demain
    could would should can might must shall did does do is are was were has have had using supporting including following regarding concerning
    peut doit puede puedes podria debe hay es fue
    inside outside behind beside near within without throughout across along above below beyond until like unlike whether whose only even just still yet perhaps maybe meanwhile later earlier today yesterday tomorrow thus therefore never always often
    bajo mediante salvo excepto incluso solo asimismo igualmente ayer hoy tampoco nunca siempre quizas"""
)
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:je|j|nous|notre|nos|mon|ma|mes|moi|we|our|us|i|my|me|yo|nosotros|nosotras|nuestro|nuestra|nuestros|nuestras|mi|mis|somos|\w+amos|\w+emos|\w+imos)(?!\w)"
)
# Introduces a speaker: selon X, according to X, según X.
ACCORDING = re.compile(
    r"(?<!\w)(?:selon|d['’]apres|pour|aux yeux de|[aà] en croire|[aà] entendre|de l['’]avis de|according to|in the words of|for|as|segun|para|en palabras de|en opinion de|in the opinion of|in the view of|dans l['’]esprit de|de acuerdo con|a juicio de|a decir de)\s+\Z"
)
# Between the words of a name.
PARTICLES = frozenset(
    "de da do dos das del della di du des la le las los van von der den ter ten zu y e i al el bin ibn ben bint abu ould o'".split()
)


@cache
def given_names() -> dict[str, str | None]:
    """Frequent given names, with their gender (m, f, None where both bear them): before another capitalised word, most likely somebody."""
    lines = (Path(__file__).parent / "given_names.txt").read_text("utf-8").splitlines()
    return {line.partition(" ")[0]: line.partition(" ")[2] or None for line in lines}

"""Dutch words that have a capital without being a name, and names that are words too."""

from wijkpeil.fieldwork.pseudonyms.rules.words import words

STARTERS = words(
    """
    aan aanwezig aardig achter af afwezig al alle alleen allemaal allen alles als anders
    artikel bedankt ben bent beter bij bijna binnen boven buiten camera daar daarbij daardoor
    daarna daarom daarvoor dan dank dat datum de deze dezelfde die dit doe doen door dus echt
    een eerst eigenlijk elk elke en enkele er eens eén één even ga gaan gaat gebeld geef geen
    geld geldt gelukkig geteld gewoon goed graag groeten had hadden heb hebben heeft heel
    helaas hem het hier hierbij hij hoe hoewel hun iedereen iemand iets ik in inmiddels int
    interviewer is ja jammer je jij jong jullie juist kan kijk klopt kom komt kun kunnen kunt
    laat later liever maar maand mag me meer meestal men met mij mijn minder misschien moet
    moeten mooi na naar naast nadat nee niemand niet niets nog nooit nou nu of om omdat
    ondanks onder ons onze ook oké op over per pas plots precies prima rond resp respondent
    samen sinds soms sommige start steeds stel straks te ten terug tijdens toch toen tot
    totdat tussen tweede u uit uw vaak van vanaf vandaag vanuit veel verder via viel volgens
    voor vooral voordat vraag vroeger waar waarom waardoor wanneer want was wat we weer welke
    wel welnee wie wij wil willen witte woont woonde wordt worden zal ze zei zeker zelf zelfs
    zich zie zij zijn zo zoals zoiets zolang zonder zou zouden zulke antwoord adres bijlage
    bijlagen betreft onderwerp naam aan cc tel telefoon mail mailadres email kenteken postcode
    geboortedatum voornamen achternaam nummer zaaknummer dossier samenvatting inleiding
    conclusie locatie tijd duur thema doel aanleiding opmerking opmerkingen vragen plaats
    agenda notulen besluit actie acties rondvraag welkom opening moderator vrager
    geinterviewde gespreksleider groet groetjes hoogachtend ondergetekende bel belde dag hoi
    hallo hey ha beste lieve geachte goedemorgen goedemiddag goedenavond gesproken gezien
    """
)
"""Words that often begin a sentence; folded."""

ROLES = words(
    """
    mevrouw mevr mw meneer mijnheer dhr heer heren dames dame fam familie gebr tante tantes
    oom ome oma opa moeder vader mama papa zoon dochter broer zus zusje broertje neef nicht
    man vrouw vriend vriendin kleine buurman buurvrouw buurmeisje buurjongen collega juf
    juffrouw meester dokter huisarts wijkagent agent imam dominee ds pastoor pater zuster
    broeder predikant rabbijn wethouder burgemeester raadslid beheerder beheerster concierge
    directeur directrice huismeester coordinator wijkmanager wijkregisseur projectleider
    gebiedsmakelaar opbouwwerker jongerenwerker maatschappelijk bestuurder voorzitter
    secretaris penningmeester huurder client clienten melder eigenaar bewoner bewoonster
    bewoners ouder ouders leerling leraar lerares advocaat mr drs dr ir ing prof
    """
)
"""Words that come before a name and aren't part of it; folded."""

NOT_NAMES = words(
    """
    nederland nederlands nederlandse nederlander nederlanders holland hollands hollandse
    europa europees europese turkije turks turkse turken marokko marokkaans marokkaanse
    marokkanen suriname surinaams surinaamse surinamers antillen antilliaans antilliaanse
    antillianen polen pools poolse bulgarije bulgaars bulgaarse roemenie roemeense duits
    duitse duitsland engels engelse frans franse belgie belgisch belgische syrie syrisch
    syrische syriers eritrea eritrees eritrese somalie somalisch somalische indonesie
    indonesisch indonesische china chinees chinese arabisch arabische afrika afrikaans
    afrikaanse oekraine oekraiens oekraiense islam islamitisch islamitische christelijk
    christelijke katholiek katholieke koran bijbel ramadan kerst kerstmis pasen sinterklaas
    koningsdag suikerfeest god allah corona covid bsn iban avg wmo ggd ggz uwv cbs vng woz btw
    ov tv gps eu cv kvk bv nv cao hbo mbo vmbo havo vwo wo pvda vvd cda pvv ozb wsw cjg rivm
    boa vve zzp aow bbl app whatsapp facebook instagram januari februari maart april mei juni
    juli augustus september oktober november december maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag rijk kamer staat gemeente wijkaanpak leefbaarometer woningwet
    participatiewet omgevingswet wet int resp tel pc wc
    """
)
"""Words with a capital that point to nobody; folded."""

ALSO_WORDS = words(
    """
    aard an ans as bakker bas beer bel ben berg bet bij blij bloem boer bont boom bos brand
    bruin daan dam de dijk dik does dop dorp duif eik els erna fee fem fien fleur floor fokke
    geer goed groen groot haan haas hart heer hint hoek hof holt hoop iris jager jas jasmijn
    jet job joke jong jop joy kamp kees kerk kleef klein klok kok koning koos koper krul
    kuiper lam lang leen lente lief lies linde lot man marina mark max meer mees mei meisje
    merel mike molen mulder nel nood noor olie oud paus pen piet pim plas poel pol post prins
    rein rick rijk ring rood roos ros ruiter said sam sint smit snel som stam star ster sterk
    sterre stoel storm tak tiny tip ton trees tuin valk veen veer veld vis visser vlieg vogel
    vos vries wal water week weert wijs wil wild wim wind winter wit wolf wolk zee zomer zon
    zwaan zwart
    """
)
"""Names that are ordinary words too, so that a small letter means the word; folded."""

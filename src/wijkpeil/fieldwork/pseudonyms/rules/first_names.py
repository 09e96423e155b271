"""First names that are common in Dutch neighbourhoods, and names that begin with one."""

import re
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.folding import tokens
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.dutch import ALSO_WORDS
from wijkpeil.fieldwork.pseudonyms.rules.letters import CAPITAL, PARTICLES, UPPER
from wijkpeil.fieldwork.pseudonyms.rules.words import words
from wijkpeil.language import N_

FIRST_NAMES = words(
    """
    aad aaltje abdel abdelkader abdelkarim abdul abdullah achmed adam adil adriaan agnes ahmed
    aicha albert alex alexander alfred ali alice alida amal amar amina amir amira andre andrea
    andreas angela angelique anil anita anja anke anna annemarie annemieke anneke annet
    annette annie anouk anton antonia antonio anwar appie ariane arie arjan arjen arnold
    arthur ashley astrid aya ayoub aziz aziza baran barbara bart bas bashir beatrix bernard
    bert bianca bilal bob bouchra boudewijn bram brahim brigitte burak carla carlo carlos
    carmen carolien carolina caroline catharina cees celine chaima chantal charlotte chris
    christa christiaan christina cindy claire claudia cock coen coenraad conny cor corrie
    cornelia cornelis daan danielle danny david davut deborah demi denis dennis dewi diana
    diederik dina dirk dirkje dounia dunya ebru eddy edith edwin ela elena elif elisa
    elisabeth ella ellen elly els emine emma emre erdal eric erik erna ernst esra esther eva
    evelien evelyn fabian faisal farah farid farida fatih fatima fatma fatoumata fatuma felix
    femke ferdi ferdinand fleur floor floris fouad francisca frank frans frederik freek frits
    gea geert gerard gerda gerrit gijs giovanni glenn greet greta guus gulsen habiba hafid
    hakan hakim halima hamid hamza hanan hanneke hannie hans harm harrie harry hasan hassan
    hatice heidi heleen helena hendrik henk hennie henny herman hettie hicham hilda hind houda
    hubert hugo huseyin ibrahim ilham ilse imane imran ina ineke inge ingrid irene iris irma
    isabel isabella ismail ivan ivo jaap jacob jacqueline jacques jamal jamila jan janneke
    janine janny jantje jasmijn jason jasper jayden jeanette jeffrey jennifer jenny jeroen
    jessica jet jim jo joan joanna job johan johanna johannes john johnny joke jolanda joop
    joost jordy joris jos jose josef joseph jozef juan judith julia julian jurgen kadir karel
    karim karima karin karlijn katarzyna kees kemal kevin khadija khalid kim klaas koen koos
    krzysztof lars laura laurens latifa leen leila lena leo leon leonie leyla lia lidia
    liesbeth lieke lien lijsbeth linda lisa lisette loes lotte louis louisa lucas lucia luuk
    maaike maarten machteld mahmoud malika manon marco margot margreet maria marian marianne
    marieke marije marijke marina mario marion marjan marjolein mark marleen marloes martha
    martijn martin martine mathilde matthijs maurice max mehmet melanie melissa merel meryem
    mia michael michel michiel mieke miep milan mimoun mina mira miranda miriam mirjam
    mitchell moh mohamed mohammed monica monique mounir mourad murat mustafa myra nabil nadia
    naima najat najib nancy natalia natasja nathalie nawal neeltje nel nick nicole niels
    nienke nina noa noah noor nora noura olga olivia omar orhan oscar osman otto ozan ozlem
    pascal patricia patrick paul paula peter petra petronella philip piet pieter piotr
    priscilla quinten rachid rachida rahma ramon ramona raoul rashid raymond rebecca reinier
    rene renate ria richard rik rina rita rob robbert robert robin roel roelof roger roland
    ron ronald roos rosa rosalie rosita roy ruben rudi rutger ruud saar sabine sabri sadia
    said saida salim salima sam samantha samir samira samuel sander sandra sanne sara sarah
    selim selma semra sevim sharon sharmila shanti sharifa siham simon simone sjaak sjaan
    sjoerd sofia sofie sonja soraya stefan steven stijn sunil suzanne sven sylvia tamara tanja
    tariq teun theo thea theresia therese thijs thomas tim tineke tiny tjeerd tobias tom ton
    tony toos trees trix trudy truus ursula vera veronica victor vincent wahida wendy wesley
    wiebe wil willem wilma wim wouter xander yara yasin yasmina yassin yassine yolanda younes
    youssef yusuf yvonne zahra zakaria zainab zeynep zohra zoe
    """
)
"""Written down for this project from common knowledge, not taken from a data set; folded."""

FOLLOWS = re.compile(rf"(?:[ ]{PARTICLES}{{0,4}}(?:[{UPPER}]\.(?!\w)|{CAPITAL}))+")
COMMON = N_("begins with a common first name")
SMALL = N_("a common first name without its capital")


def first_name(text: str) -> Iterator[Proposal]:
    """Propose common first names with the names that follow them.

    Without a capital only names that are no ordinary word ("fatima", not "roos").
    """
    for token in tokens(text):
        if token.folded not in FIRST_NAMES:
            continue
        if token.capital:
            rest = FOLLOWS.match(text, token.end)
            end = rest.end() if rest else token.end
            yield Proposal(token.start, end, "person", "rule:first-name", COMMON)
        elif token.folded not in ALSO_WORDS and len(token.folded) > 2:
            yield Proposal(token.start, token.end, "person", "rule:first-name", SMALL)

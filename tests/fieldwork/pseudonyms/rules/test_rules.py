"""Each rule: what it proposes, in the spelling of people, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.pseudonyms import RULES
from wijkpeil.fieldwork.pseudonyms.proposal import settle
from wijkpeil.fieldwork.pseudonyms.rules.checks import LENGTHS, is_iban, passes_11_test
from wijkpeil.fieldwork.pseudonyms.rules.plate import SIDE_CODES


def found(rule, text):
    return [text[one.start : one.end] for one in settle(text, RULES[rule](text))]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("bsn", "bsn 999970343.", ["999970343"]),
        ("bsn", "nummer 9999.38.265 of 9999 406 12", ["9999.38.265", "9999 406 12"]),
        ("bsn", "BSN: 99990015", ["99990015"]),
        ("bsn", "mijn BSN is 999970344", ["999970344"]),
        ("bsn", "BSN 9999703O1x", []),
        ("bsn", "er is 999970344 uitgegeven", []),
        ("bsn", "er is € 999970343 uitgegeven", []),
        ("bsn", "er is 999970343 euro uitgegeven", []),
        ("bsn", "99990015 zonder dat het zo heet", []),
        ("iban", "op NL13 TEST 0123 4567 89.", ["NL13 TEST 0123 4567 89"]),
        ("iban", "nl39vbld0555000111", ["nl39vbld0555000111"]),
        ("iban", "BE68-5390-0754-7034 en meer", ["BE68-5390-0754-7034"]),
        ("iban", "NL14TEST0123456789", ["NL14TEST0123456789"]),
        ("iban", "NL13TEST01234567890", []),
        ("iban", "NL13 TEST", []),
        ("iban", "BE68539007547035", []),
        ("iban", "op mijn giro 1234567", ["1234567"]),
        ("phone", "bel 06-01 23 45 67 even", ["06-01 23 45 67"]),
        ("phone", "+31 (0)6 12345678, (010) 012 34 56", ["+31 (0)6 12345678", "(010) 012 34 56"]),
        ("phone", "O6-l2345678", ["O6-l2345678"]),
        ("phone", "00212 600 00 00 00", ["00212 600 00 00 00"]),
        ("phone", "tel. 123 45 67", ["123 45 67"]),
        ("phone", "01-02-2018 10 mensen", []),
        ("phone", "nummer 0012345678", []),
        ("phone", "Bestelnummer 0123-4567-8", []),
        (
            "spoken-number",
            "nul zes, nul nul, elf, twaalf, dertien hoor",
            ["nul zes, nul nul, elf, twaalf, dertien"],
        ),
        ("spoken-number", "een twee drie vier", []),
        ("spoken-number", "twaalf twaalf twaalf twaalf ja", ["twaalf twaalf twaalf twaalf"]),
        ("spoken-number", "1 2 3 4 5 6 7 8", []),
        ("e-mail", "Naar a.b+c@post.example.org.", ["a.b+c@post.example.org"]),
        ("e-mail", "bas [at] example.nl", ["bas [at] example.nl"]),
        (
            "e-mail",
            "jo punt bos apenstaartje thuis punt nl",
            ["jo punt bos apenstaartje thuis punt nl"],
        ),
        ("e-mail", "at home", []),
        ("link", "zie https://a.example/x?y=1.", ["https://a.example/x?y=1"]),
        ("link", "(www.a.example/z)", ["www.a.example/z"]),
        ("link", "volg @jan_010!", ["@jan_010"]),
        ("link", "a@b", []),
        ("postcode", "3199 ZX 12-b, Merwestad", ["3199 ZX 12-b"]),
        ("postcode", "woont 3199zx", ["3199zx"]),
        ("postcode", "postcode 3199 zx", ["3199 zx"]),
        ("postcode", "in 1998 en 2003 de", []),
        ("postcode", "in 2016 EU-geld en 2016 EU geld", []),
        ("postcode", "3199 SS", []),
        ("postcode", "0999 AB", []),
        ("address", "op Tulpstraat 12-b.", ["Tulpstraat 12-b"]),
        ("address", "Oude Veerdijk 60 t/m 64", ["Oude Veerdijk 60 t/m 64"]),
        ("address", "bij nummer 27 hoog", ["nummer 27 hoog"]),
        ("address", "tulpstraat nr 4", ["tulpstraat nr 4"]),
        ("address", "Postbus 201", ["Postbus 201"]),
        ("address", "op weg 12", []),
        ("street", "In de Tulpstraat en de Laan van de Haven", ["Tulpstraat", "Laan van de Haven"]),
        ("street", "in de tulpstraat", ["tulpstraat"]),
        ("street", "in de winkelstraat op straat", []),
        ("street", "Winkelstraat dicht", []),
        ("address", "woont op de Achterom 3", ["Achterom 3"]),
        ("address", "in flat 3 op 12-hoog", ["flat 3 op 12-hoog"]),
        ("address", "huisnr 18", ["huisnr 18"]),
        ("address", "Zeilmakersgang 17bis en 2a-4", ["Zeilmakersgang 17bis"]),
        ("street", "Vergadering gesloten. Bewindvoering ook", []),
        (
            "birth-date",
            "geboren op de eerste van de vierde zesenvijftig",
            ["de eerste van de vierde zesenvijftig"],
        ),
        ("birth-date", "geboren op 12 maart 2004", ["12 maart 2004"]),
        ("birth-date", "geb. 17.11.1989", ["17.11.1989"]),
        (
            "birth-date",
            "geboren op drieëntwintig mei negentienhonderd eenenzestig",
            ["drieëntwintig mei negentienhonderd eenenzestig"],
        ),
        ("birth-date", "hij is van 4-7-'58", ["4-7-'58"]),
        ("birth-date", "R5, 21-2-1944", ["21-2-1944"]),
        ("birth-date", "1971-09-30 is zijn geboortedatum", ["1971-09-30"]),
        ("birth-date", "brand op 12 maart 2014", []),
        ("plate", "auto AB-12-CE", ["AB-12-CE"]),
        ("plate", "kenteken ab12ce", ["ab12ce"]),
        ("plate", "ab12ce zomaar", []),
        ("plate", "op 12-mei-9", []),
        ("plate", "kenteken van A-12 was", []),
        ("named", "mevrouw Van der Zwaan", ["Van der Zwaan"]),
        ("named", "mr. drs. Q. Tjon A Fat", ["Q. Tjon A Fat"]),
        ("named", "oom Achmed en Ik heet Ibrahim.", ["Achmed", "Ibrahim"]),
        ("named", "Beste Marieke,", ["Marieke"]),
        ("named", "Groetjes, Iris & Floor", ["Iris", "Floor"]),
        ("named", "bij mevrouw de boer", ["de boer"]),
        ("named", "een mevrouw kwam, meneer zei", []),
        ("named", "ik ben blij. Mevrouw De voorzitter", []),
        ("speaker", "[12:04] fatima: hoi", ["fatima"]),
        ("speaker", "Karima: ja\nInt.: nee\nKarima: toch", ["Karima", "Karima"]),
        ("speaker", "Karim Bos: ja", ["Karim Bos"]),
        ("speaker", "Samenvatting: kort\nR: ja\nR: nee\nVan: a\nVan: b", []),
        ("speaker", "Eenmalig: kort", []),
        ("first-name", "Sanne de Wit en fatima", ["Sanne de Wit", "fatima"]),
        ("first-name", "Denis v. L. kwam", ["Denis v. L."]),
        ("first-name", "de roos bloeit", []),
        (
            "organisation",
            "Stichting De Brug en speeltuin De Kikker",
            ["Stichting De Brug", "speeltuin De Kikker"],
        ),
        ("organisation", "de stichting betaalt", []),
        ("capital", "Toen Sjaan overleed", ["Sjaan"]),
        ("capital", "Van 't Hart zag Oosterbloem", ["Van 't Hart", "Oosterbloem"]),
        ("capital", "Mevrouw Burgemeester", []),
        ("capital", "Furkana en Delano kwamen", ["Furkana", "Delano"]),
        ("capital", "Contact: Jolijn. Klaar: ja", ["Jolijn"]),
        ("capital", "bij Victoria '27", ["Victoria '27"]),
        ("capital", "In Oosterbloem", ["Oosterbloem"]),
        ("capital", "Gisteren kwam niemand. Morgen weer.", []),
        ("capital", "de Turkse winkel in Nederland", []),
    ],
)
def test_what_a_rule_proposes(rule, text, expected):
    assert found(rule, text) == expected


def test_what_a_spoken_number_is_taken_for():
    said = {
        "mijn bsn is negen negen negen negen zeven nul drie vier drie": "bsn",
        "bel nul zes nul nul elf twaalf dertien": "phone",
        "dossier twaalf twaalf twaalf twaalf": "other",
    }
    for text, kind in said.items():
        assert [one.kind for one in RULES["spoken-number"](text)] == [kind]


@pytest.mark.parametrize("side_code", SIDE_CODES)
def test_a_plate_of_every_series(side_code):
    plate = side_code.replace("X", "Q").replace("9", "0")
    assert found("plate", f"Een {plate} stond er.") == [plate]


@given(st.integers(0, 10**9 - 1))
def test_one_wrong_digit_fails_the_11_test(number):
    digits = f"{number:09d}"
    if passes_11_test(digits):
        for place in range(9):
            other = str((int(digits[place]) + 1) % 10)
            assert not passes_11_test(digits[:place] + other + digits[place + 1 :])


@given(st.sampled_from(sorted(LENGTHS)), st.data())
def test_check_figures_make_an_iban(country, data):
    digits = st.text(
        "0123456789ABCXYZ", min_size=LENGTHS[country] - 4, max_size=LENGTHS[country] - 4
    )
    account = data.draw(digits)
    figures = "".join(str(int(c, 36)) for c in f"{account}{country}00")
    right = f"{country}{98 - int(figures) % 97:02d}{account}"
    assert is_iban(right)
    assert found("iban", f"naar {right} graag") == [right]


@given(st.text(max_size=200))
def test_no_rule_leaves_the_text(text):
    for rule in RULES.values():
        for one in rule(text):
            assert 0 <= one.start < one.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "0",
                "6",
                "-",
                " ",
                "van",
                "De",
                "Roos",
                "mevrouw",
                "12",
                "mei",
                "\n",
                ":",
                "@",
                ".",
                "straat",
                "NL13",
                "nul",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_no_rule_leaves_a_text_of_telling_pieces(text):
    for rule in RULES.values():
        for one in rule(text):
            assert 0 <= one.start < one.end <= len(text)

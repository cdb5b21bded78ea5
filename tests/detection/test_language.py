"""Which texts count as English. The sentences are invented."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsapp.detection import detect
from newsapp.detection.language import recognise

GERMAN = (
    "Die Stadt will die nördliche Brücke im Juni schließen, sagten zwei Beamte am Dienstag, nachdem"
    " Ingenieure Risse in einem Pfeiler gefunden hatten. „Niemand hat uns etwas gesagt“, sagte"
    " Marta Quill, die seit dreißig Jahren den Fischmarkt am Kai betreibt."
)


@pytest.mark.parametrize(
    "text",
    [
        "The council will close the bridge in June, two officials said, after cracks were found.",
        # Names from elsewhere
        "Prime Minister Jarosław Wiśniewski met Chancellor Jürgen Großmann and Président Étienne"
        " Lefèvre in Kraków, where they dined at the Wierzynek restaurant until after midnight.",
        "Te Pāti Māori co-leader Debbie Ngarewa-Parata said whānau in Te Tai Tokerau and iwi across"
        " Aotearoa would oppose the bill at hui in Waitangi.",
        # A quotation in German that is longer than what is said about it
        "The minister told Der Spiegel: “Wir haben davon nichts gewusst, und wer das behauptet, der"
        " lügt. Die Regierung hat immer die Wahrheit gesagt.” The opposition called it a lie and"
        " demanded an inquiry before Christmas.",
        "The ‘raison d’être’ of the Académie des Beaux-Arts, said its secrétaire perpétuel, Henri"
        " Blanchet, is the “grand prix de composition”, which Le Monde called “un scandale”.",
        # An English article with its German original behind it
        "The city will close the northern bridge in June, two officials said on Tuesday, after they"
        f" found cracks in it. “Nobody told us,” said Marta Quill, who sells fish.\n{GERMAN}",
        # Nothing but names
        "Coco Chanel, Yves Saint Laurent, Christian Dior, Hermès, Louis Vuitton, Cartier, Guerlain,"
        " Moët & Chandon, Veuve Clicquot, Pernod Ricard, L'Oréal, Galeries Lafayette, Printemps",
        # Results and prices
        "Bayern München 3, Borussia Dortmund 1; Real Madrid 2, Atlético Madrid 2; Paris 4, Lyon 0.",
        "FTSE 100 -0.3%, S&P 500 +0.2%, DAX +1.1%, Nikkei 225 -2.4%; Brent $78.12; gold $2,641/oz",
        # Headlines
        "Mayor quits",
        "Hayashi: No comment",
        "El Niño forces Cerrejón to halt La Guajira coal",
        "Macron et Scholz: tête-à-tête in Évian ends in impasse",
        "Juan Pérez García, José Luis Rodríguez, María del Carmen Hernández elected",
        # Scots, and no words at all
        "It wis a braw day, said Hamish, and aabody cam oot tae see the boats gang doon the Clyde.",
        "3-1, 2-2, 0-1",
        "",
    ],
)
def test_english(text: str) -> None:
    assert recognise(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", GERMAN),
        (
            "de",
            "Der Aktienkurs der Bank fiel um drei Prozent, wie aus der Aufsicht verlautete.",
        ),
        (
            "fr",
            "La ville fermera le pont nord en juin, ont déclaré mardi deux responsables, après que"
            " des ingénieurs ont découvert des fissures dans un pilier.",
        ),
        (
            "es",
            "El ayuntamiento cerrará el puente norte en junio, dijeron dos funcionarios el martes,"
            " después de que los ingenieros encontraran grietas en un pilar.",
        ),
        (
            "it",
            "Il comune chiuderà il ponte nord a giugno, hanno detto martedì due funzionari, dopo"
            " che gli ingegneri hanno trovato crepe in un pilastro.",
        ),
        (
            "pt",
            "A câmara vai fechar a ponte norte em junho, disseram dois responsáveis na terça-feira,"
            " depois de engenheiros terem encontrado fissuras num pilar.",
        ),
        (
            "nl",
            "De gemeente sluit de noordelijke brug in juni, zeiden twee ambtenaren dinsdag, nadat"
            " ingenieurs scheuren in een pijler hadden gevonden.",
        ),
        (
            "sv",
            "Staden stänger den norra bron i juni, sade två tjänstemän på tisdagen, efter att"
            " ingenjörer hittat sprickor i en pelare.",
        ),
        (
            "da",
            "Byen lukker den nordlige bro i juni, sagde to embedsmænd tirsdag, efter at ingeniører"
            " fandt revner i en pille.",
        ),
        (
            "pl",
            "Miasto zamknie północny most w czerwcu, powiedziało we wtorek dwóch urzędników, po tym"
            " jak inżynierowie znaleźli pęknięcia w filarze.",
        ),
        ("ru", "Город закроет северный мост в июне, сообщили во вторник два чиновника."),
        ("el", "Ο δήμος θα κλείσει τη βόρεια γέφυρα τον Ιούνιο, δήλωσαν δύο αξιωματούχοι."),
        ("ar", "ستغلق المدينة الجسر الشمالي في يونيو، بحسب ما قال مسؤولان يوم الثلاثاء."),
        ("he", "העירייה תסגור את הגשר הצפוני ביוני, אמרו שני פקידים ביום שלישי."),
        ("hi", "शहर जून में उत्तरी पुल बंद करेगा, दो अधिकारियों ने मंगलवार को कहा।"),
        ("zh", "两名官员周二表示，在工程师发现一根桥墩出现裂缝后，该市将于六月关闭北桥。"),
        ("ja", "技術者が橋脚にひび割れを見つけたため、市は６月に北橋を閉鎖すると関係者が述べた。"),
        ("ko", "기술자들이 균열을 발견한 후 시는 6월에 북쪽 다리를 폐쇄할 것이라고 관리가 말했다."),
        (
            "tr",
            "Belediye haziranda kuzey köprüsünü kapatacak, dedi iki yetkili salı günü, mühendisler"
            " bir ayakta çatlaklar bulduktan sonra.",
        ),
        # German with an English quotation and an English name in it
        (
            "de",
            f"{GERMAN} „America first“, rief der Gründer von Open Bridges vor der Halle den Leuten"
            " zu, die ihn mit „go home“ und Pfiffen begrüßten.",
        ),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert recognise(text) == language


def test_nothing_is_credited_in_a_text_that_is_not_english() -> None:
    found = detect(GERMAN)
    assert (found.language, found.detector) == ("de", "layout@1")
    assert len(found.sentences) == 2
    assert [span.of(GERMAN) for span in found.quotations] == ["„Niemand hat uns etwas gesagt“"]
    assert (found.attributions, found.sources, found.non_responses) == ((), (), ())


def test_a_language_that_is_given_is_not_questioned() -> None:
    said = f"Ada Voss said: {GERMAN}"
    found = detect(said, language="en")
    assert (found.language, found.detector) == ("en", detect("Ada Voss said no.").detector)
    assert found.attributions
    assert detect("Ada Voss said no.", language="de").attributions == ()


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_text_has_one_language(text: str) -> None:
    language = recognise(text)
    assert len(language) == 2
    assert language.isalpha()
    assert recognise(text) == language


def test_the_library_is_loaded_for_those_alone_who_need_it() -> None:
    program = (
        "import sys; from newsapp.detection import detect\n"
        "detect('Ada Voss, who has run the market since the flood, said that it would close.')\n"
        "print('py3langid' in sys.modules, 'numpy' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.split()[0] == "False"

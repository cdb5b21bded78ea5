"""People, places, bodies and media that do not exist."""

from __future__ import annotations

FIRST_NAMES = tuple(
    "Ola Ingrid Marta Kit Wren Tomas Amina Dara Jonas Priya Lena Hugo Sefa Nadia Emeka Rosa Yusuf"
    " Greta Ivo Callum Mei Anton Farah Odile Imogen Rhys Tendai Paolo Sunniva Bea Kofi Zeynep"
    " Laszlo Noor Declan Svea Mateo Harriet".split()
)
LAST_NAMES = tuple(
    "Berg Falk Quill Ortega Okoro Lin Hayashi Voss Haddad Brandt Moreau Castell Novak Achterberg"
    " Whitlock Sørby Adeyemi Petrov Dunne Marchetti Farrelly Iyer Lindqvist Osei Hartnell Tregenza"
    " Bako Szabo Yildiz O’Rourke McAllen Pryce-Jones Duarte Rahimi Kowal Thistlewood".split()
)
PLACES = (
    "Ossel",
    "Port Vell",
    "Norvania",
    "Karsk",
    "Harrow Bay",
    "Tillby",
    "East Merrin",
    "Sallow Green",
    "Lower Tarn",
    "Vasco City",
    "the Ammer valley",
)
MEDIA = (
    "the Quay Courier",
    "the <place> Gazette",
    "the Globe",
    "the Morning Ledger",
    "Channel 6",
    "Sky News",
    "the BBC",
    "Reuters",
    "the newspaper",
    "the website Dockside",
    "the state news agency",
    "local media",
    "the Sunday Bugle",
    "the trade paper Steel Week",
)
DAYS = (
    "on Monday",
    "on Tuesday",
    "on Friday",
    "last night",
    "this week",
    "earlier",
    "late on Thursday",
    "yesterday",
    "today",
    "on 4 March",
)
LISTENERS = (
    "reporters",
    "the Gazette",
    "Reuters",
    "BBC Radio 4",
    "the court",
    "MPs",
    "a news conference",
    "the committee",
    "jurors",
    "shareholders",
    "the Morning Ledger",
    "the hearing",
    "Channel 6",
    "a friend",
)
CHANNELS = (
    "in a statement",
    "in a filing",
    "in a post on X",
    "on Instagram",
    "in an email",
    "at a press conference",
    "in a letter to staff",
    "by telephone",
    "in an interview with the Globe",
    "on the club’s website",
    "in a televised address",
    "in a podcast",
)

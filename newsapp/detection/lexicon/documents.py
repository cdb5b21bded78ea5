"""Words for what is written, measured or recorded."""

from __future__ import annotations

DOCUMENT_HEADS = frozenset(
    """poll survey report study document record email e-mail filing memo letter transcript paper
    indictment affidavit invoice ledger minutes draft note deck footage recording message
    dataset tender release data figure statistic analysis research review audit
    investigation census index chart graph map video clip tape photo photograph image book
    essay headline ad advert advertisement polling legislation page ticket precedent average
    commercial spot website site page post tweet statement bill law act ruling decision
    opinion order complaint lawsuit suit petition brief contract agreement treaty accord
    constitution amendment resolution rule guideline regulation policy plan budget forecast
    estimate projection calculation test result number count tally evidence testimony
    disclosure return statement account log manual textbook sign banner slogan label
    screenshot text texts papers findings polling numbers returns cable dossier summary
    assessment finding simulation model experiment trial scan autopsy inventory list
    slide memoir biography constitution submission commentary timeline file bylaw database
    application satellite charter autobiography diary leak cache voicemail recipe minute
    guidebook menu platform manifesto pamphlet flyer leaflet notice letter-writer newsletter
    wikipedia
    speech script song film movie documentary series episode""".split()
)
# Words for one and the same document.
SAME_DOCUMENTS = (
    frozenset("complaint filing lawsuit suit petition".split()),
    frozenset("study paper trial research report analysis".split()),
    frozenset("file document record".split()),
)
# Documents only where they are the subject of "shows", "finds", "suggests".
POLL_NAMES = frozenset(
    """gallup quinnipiac pew rasmussen ipsos yougov monmouth marist emerson suffolk
    realclearpolitics nielsen""".split()
)

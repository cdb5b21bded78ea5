"""Words for people: roles, the heads that name nobody, groups, titles, first names."""

from __future__ import annotations

# Unnamed individuals who could have been named: the anonymous heads (singular; plural by rule).
ANONYMOUS_HEADS = frozenset(
    """architect doc chef cop clerk mechanic guide artist therapist dentist pharmacist
    paramedic electrician sailor captain firefighter bystander eyewitness source official aide
    adviser advisor ally insider person executive strategist staffer operative
    associate diplomat employee worker lawmaker attendee donor confidant investigator
    witness friend staff officer colleague banker trader broker manager director
    consultant lobbyist backbencher minister mp peer mandarin engineer scientist
    doctor nurse teacher technician contractor soldier commander detective agent
    whistleblower whistle-blower negotiator envoy ambassador bureaucrat functionary
    politician legislator senator congressman congresswoman representative councillor
    councilor councilman mayor deputy undersecretary secretary assistant organizer
    organiser fundraiser bundler pollster tipster participant guest neighbor neighbour
    relative cousin brother sister mother father son daughter uncle aunt wife husband
    parent survivor victim student graduate professor player coach scout producer
    editor reporter journalist writer actor crew pilot driver fisherman farmer owner
    tenant landlord passenger patient client customer shareholder investor man woman
    boy girl teenager individual someone somebody veteran whip veterinarian prosecutor
    judge juror guard inspector regulator auditor accountant analyst economist expert
    historian researcher cabinet-minister courtier figure cleric priest imam monk
    rebel militant fighter activist campaigner advocate volunteer trustee member
    delegate delegation-member astronaut loyalist ex-minister minister goalkeeper athlete
    stylist diver miner sergeant barber porter pupil niece nephew grandmother grandfather
    grandson granddaughter stepmother stepfather widow widower fiancee fiance girlfriend
    boyfriend roommate flatmate classmate""".split()
)
# Heads so bare that they describe nothing by themselves.
BARE_HEADS = frozenset(
    """source insider person people individual someone somebody official figure""".split()
)
# Groups that nobody could name one by one; singular and plural.
COLLECTIVE_HEADS = frozenset(
    """critic expert analyst observer voter supporter opponent economist republican democrat
    liberal conservative progressive american skeptic sceptic detractor pundit
    commentator campaigner activist advocate resident local neighbor neighbour fan
    user reader viewer protester protestor demonstrator user scholar scientist
    historian academic investor trader strategist farmer consumer worker worshipper
    parent teacher student doctor nurse immigrant refugee migrant muslim christian jew
    catholic evangelical women men woman man people public citizen taxpayer crowd
    audience respondent participant nationalist libertarian centrist moderate
    environmentalist tory labourite leftist rightist millennial hispanic latino black
    white veteran ex-soldier journalist reporter ally foe rival backer proponent
    defender adversary follower constituent villager islander survivor victim relative
    family shopper tourist customer employer employee business leader pollster
    forecaster researcher watchdog lawyer attorney delegate politician lawmaker
    commuter gamer patient donor faithful electorate world everyone everybody
    conservationist ecologist astronomer physicist biologist climatologist
    conspiracist troll brexiteer remainer unionist loyalist separatist insurgent
    militia dissident exile european briton german russian mexican canadian chinese
    japanese indian african asian arab israeli palestinian californian texan
    southerner northerner whites blacks latinos many others some most few several all
    both youth elder senior teen minority majority group folk folks country liberal
    right left establishment elite media press base circle faction movement population
    questioner caller onlooker passer-by child kid youngster pensioner personnel wing
    generation mainstream caucusgoer evacuee holidaymaker homeowner
    spectator motorist surrogate""".split()
)
# Experts and crowds: collective unless they are counted or one of them speaks.
VAGUE_COLLECTIVES = frozenset(
    """critic expert analyst observer voter supporter opponent economist skeptic sceptic
    detractor pundit commentator campaigner activist advocate resident local fan user
    protester scholar scientist historian academic investor trader proponent backer
    defender strategist environmentalist conservationist researcher forecaster foe
    rival surrogate""".split()
)
# Members of the public and of factions: unnamed, but nobody is protected by it.
PUBLIC_HEADS = frozenset(
    """voter supporter protester protestor demonstrator fan resident reader viewer user
    heckler citizen taxpayer american conservative liberal progressive parent customer
    consumer critic opponent skeptic sceptic respondent caucus-goer goer public local
    neighbor neighbour villager islander shopper tourist commuter passenger worshipper
    crowd audience patient student child kid youngster pensioner questioner caller
    onlooker passer-by evacuee refugee migrant holidaymaker homeowner spectator motorist""".split()
)
# Unnamed people who speak from the inside: anonymous also in the plural without a number.
INSIDER_HEADS = frozenset(
    """source official aide adviser advisor insider diplomat operative staffer associate
    confidant staff officer negotiator investigator whistleblower whistle-blower
    courtier bureaucrat mandarin employee attendee witness eyewitness colleague consultant
    detective agent bundler assistant loyalist executive
    ex-minister""".split()
)
# "The Russians": their government.
NATIONS = frozenset(
    """european german russian mexican canadian iranian iraqi israeli palestinian saudi syrian
    american ukrainian italian australian indian pakistani norwegian""".split()
)
SPOKES_HEADS = frozenset(
    """spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spokespersons
    spokeman mouthpiece""".split()
)
SPOKES_PHRASES = ("press secretary", "press officer", "press office", "press attache")
LAWYER_HEADS = frozenset("lawyer attorney solicitor barrister counsel agent publicist".split())
# Before a name, and alone for a person named elsewhere in the text.
TITLES = frozenset(
    """president vice-president prime minister secretary senator sen sens rep reps
    congressman congresswoman representative governor gov mayor mr mrs ms miss mx dr
    prof professor sir dame lord lady judge justice chief general gen colonel col
    lieutenant lt captain capt major maj sergeant sgt admiral adm commander private
    officer detective inspector constable chancellor ambassador envoy chairman
    chairwoman chair chairperson director manager coach striker captain king queen
    prince princess pope cardinal bishop archbishop rev reverend rabbi imam sheikh
    ayatollah attorney spokesman spokeswoman spokesperson economist analyst strategist
    professor lawyer sheriff deputy commissioner superintendent premier leader
    candidate nominee billionaire businessman businesswoman executive founder
    co-founder ceo cfo author actor actress singer rapper comedian host anchor
    journalist reporter editor columnist historian pollster adviser advisor aide
    speaker minister mp msp td delegate councillor alderman trustee teammate
    quarterback pitcher pastor father brother sister mother wife husband son daughter
    st saint hon the-hon first activist developer engineer scientist biologist
    physicist researcher surgeon nurse teacher principal superintendent farmer
    fisherman resident neighbor neighbour voter supporter student consultant investor
    banker trader lobbyist operative strategist counsel solicitor incumbent challenger
    ex-president former champion forward midfielder winger defender skipper golfer sprinter
    boxer jockey batsman bowler novelist widow tycoon""".split()
)
# One holder at a time: "the president" is a person although the text may not name them.
UNIQUE_OFFICES = frozenset(
    """president premier chancellor pope king queen prince governor mayor speaker chairman
    chairwoman ceo senator congressman congresswoman candidate nominee judge coach
    director minister secretary sheriff attorney author founder billionaire
    businessman mogul republican democrat vice commissioner superintendent commander
    chief leader head chair chairperson""".split()
)
HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof sir dame lord lady sen rep gov gen col lt capt maj sgt adm
    rev hon pres cllr st""".split()
)
NAME_SUFFIXES = frozenset("jr sr ii iii iv esq ph.d m.d kc qc obe mbe cbe frs phd md".split())
FEMALE_WORDS = frozenset(
    """mrs ms miss dame lady queen princess woman mother wife daughter sister aunt actress
    girl spokeswoman congresswoman chairwoman businesswoman councilwoman""".split()
)
MALE_WORDS = frozenset(
    """mr sir lord king prince man father husband son brother uncle boy spokesman
    congressman chairman businessman councilman pope""".split()
)
FIRST_NAMES_FEMALE = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
    betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy
    melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
    anna brenda pamela emma nicole helen samantha katherine christine debra rachel
    carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
    victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
    jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
    abigail alice judy sophia grace denise amber doris marilyn danielle beverly
    isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary
    ivanka melania nikki kellyanne condoleezza madeleine angela theresa ursula jacinda
    nicola priya fatima aisha amina leila yasmin mei yuki hana keiko ingrid astrid
    freya ana lucia carmen sofia elena olga tatiana natalia svetlana irina claire
    chloe zoe sian niamh aoife maeve orla ada tamsin lena dana amara ngozi zainab
    nadia rosa ines pilar juana loretta tammy elise michele debbie alicia jill huma
    donna jacklyn hilary melanie lupe ines bea gill pam gemma tina dolores esther ruby hazel
    ivy nora edith clara elsa greta heidi anya katya daria noor mina sana zara""".split()
)
FIRST_NAMES_MALE = frozenset(
    """james robert john michael david william richard joseph thomas charles christopher
    daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian
    george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick
    raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter
    kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl
    harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan
    juan albert willie elijah wayne randy vincent mason roy ralph bobby russell
    bradley philip eugene bill bob jim mike tom tim dan dave steve greg jeff ken rick
    ron ted tony chris matt barack mitt newt bernie marco rudy mohammed muhammad ahmed
    ali hassan hussein omar ibrahim yusuf abdul vladimir sergei dmitri ivan boris
    mikhail nikolai angus hamish callum rhys owen gareth liam conor declan sanjay raj
    vikram arjun amir reza kwame kofi chidi emeka olu femi tariq bilal karl hans jan
    piet lars olaf sven bjorn nils pierre jean jacques luc marcel carlos luis miguel
    pedro diego pablo jorge javier fernando enrique xi wei jun hiroshi kenji takeo
    shinzo fumio yoshitsune lloyd ivo jens otto emil hugo felix leon max oscar lucas
    doug corey anthony chuck mitch lindsey rand elliot preet harry lewis neil nigel
    jeremy gordon gavin graham simon rupert piers roger reince corey karl ed al lou
    ray sam ben josh evan jake luke seth dean glenn craig todd kurt brad chad derek
    darren dwayne jorge bernie hilary ike kofi dmitry yuri igor oleg pavel andriy viktor petro
    mateo santiago rafael andres tomas thomas matteo luca marco giorgio paolo stefan henrik
    magnus lukas jonas finn elias noel abdi musa kwaku kamal imran farid nasser samir""".split()
)
FIRST_NAMES = FIRST_NAMES_FEMALE | FIRST_NAMES_MALE
# Named without a first name in any newspaper.
FAMOUS_SURNAMES = frozenset(
    """trump clinton obama biden bush reagan nixon kennedy carter lincoln sanders rubio cruz
    kasich pence kaine romney mccain mcconnell pelosi schumer ryan warren harris haley desantis
    newsom giuliani bannon kushner comey mueller sessions garland scalia ginsburg putin medvedev
    lavrov zelensky zelenskyy merkel scholz merz macron sarkozy hollande thatcher blair cameron
    johnson sunak starmer corbyn farage sturgeon boris netanyahu sharon arafat abbas erdogan
    assad khamenei rouhani xi modi gandhi mandela zuma ramaphosa bolsonaro lula maduro castro
    trudeau berlusconi meloni draghi orban orbán kim stalin hitler lenin mao churchill musk
    bezos zuckerberg gates jobs buffett soros murdoch assange snowden epstein weinstein messi
    ronaldo federer nadal djokovic beyonce beyoncé rihanna adele bono shakespeare darwin einstein
    newton freud marx""".split()
)

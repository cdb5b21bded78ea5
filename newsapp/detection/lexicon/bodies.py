"""Words for bodies: organizations, metonyms, news media."""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    """Names of several words, set apart by bars."""
    return frozenset(" ".join(name.split()) for name in listed.split("|"))


ORGANIZATION_HEADS = frozenset(
    """government ministry department agency administration campaign company firm corporation
    council committee commission congress senate house parliament court police authority
    authorities bank university college school hospital party union association institute
    foundation federation league club team group organization organisation board bureau
    office service force forces navy army military guard fund trust charity coalition
    alliance panel task-force taskforce embassy consulate mission regime state city county
    town district prosecutors police prosecution defense defence pentagon church diocese
    vatican watchdog regulator ombudsman airline manufacturer maker automaker carmaker bank
    lender retailer supermarket operator network channel startup start-up chain franchise
    center centre museum theatre theater festival legislature assembly cabinet treasury
    exchange tribunal jury inquiry intelligence fbi cia nsa eu un nato imf secretariat
    directorate command headquarters brigade regiment republic kingdom nation country
    utility developer publisher studio label lab laboratory nonprofit non-profit ngo lobby
    pac super-pac syndicate cartel conglomerate subsidiary venture shipyard refinery plant
    provider insurer supplier railway enforcement port airport management leadership
    opposition kremlin delegation industry sector business bar guild society academy side
    presidency judge labor labour bloc inquest""".split()
)
ORGANIZATION_WORDS = frozenset(
    """inc corp ltd llc plc gmbh co company group department ministry agency council committee
    commission congress senate house parliament court bank university college school
    hospital party union association institute foundation federation league club bureau
    office service force army navy guard fund trust coalition alliance embassy authority
    board center centre museum society academy administration campaign corporation partners
    holdings international systems technologies motors airlines air airways industries
    energy oil steel capital securities nations organization organisation reserve treasury
    police brigade forces network church project initiative caucus conference chamber
    exchange pac action now watch rights defense defence security states kingdom republic
    county city foods biosciences biotech software labs laboratories pharma pharmaceuticals
    therapeutics logistics shipping freight railways mining metals brewing brewery robotics
    semiconductors aerospace analytics networks wireless telecom petroleum insurance hotels
    stores studios pictures entertainment chemicals ferries cruises staff mutual assurance
    dairies bakeries breweries growers""".split()
)
# Places and buildings that speak for those who govern there.
METONYMS = _names(
    """
    white house | state department | pentagon | kremlin | downing street | no 10 | no. 10 |
    number 10 | whitehall | brussels | beijing | moscow | washington | palace | buckingham
    palace | wall street | city hall | capitol hill | silicon valley | westminster | elysee |
    foggy bottom | tokyo | seoul | pyongyang | paris | berlin | london | rome | madrid | kyiv |
    kiev | ankara | tehran | baghdad | damascus | riyadh | jerusalem | tel aviv | cairo | new
    delhi | delhi | islamabad | kabul | taipei | hanoi | bangkok | jakarta | manila | canberra |
    wellington | ottawa | mexico city | brasilia | buenos aires | caracas | havana | bogota |
    lima | santiago | nairobi | abuja | pretoria | addis ababa | khartoum | tripoli | tunis |
    algiers | rabat | dakar | accra | kinshasa | warsaw | prague | budapest | vienna | bern |
    stockholm | oslo | copenhagen | helsinki | dublin | edinburgh | cardiff | belfast | lisbon |
    athens | sofia | bucharest | belgrade | zagreb | minsk | tallinn | riga | vilnius | the
    hague | geneva | vatican | holy see | capitol | supreme court | federal reserve | fed |
    bundestag | knesset
    """
)
COUNTRIES = frozenset(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burma cambodia
    cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark
    ecuador egypt england eritrea estonia ethiopia finland france gaza georgia germany ghana
    greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon
    liberia libya lithuania luxembourg macedonia malaysia mali malta mexico moldova mongolia
    montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria
    norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain
    sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey
    turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia
    zimbabwe u.s us u.k uk e.u eu u.n un usa u.s.a uae america europe nato""".split()
)
MEDIA_NAMES = _names(
    """
    cnn | ap | associated press | the associated press | reuters | afp | agence france-presse |
    bbc | nbc | nbc news | cbs | cbs news | abc | abc news | fox | fox news | msnbc | npr | pbs
    | politico | axios | bloomberg | bloomberg news | washington post | new york times | times |
    post | wall street journal | journal | financial times | ft | guardian | telegraph | daily
    telegraph | daily mail | independent | observer | mirror | sun | economist | new yorker |
    atlantic | time | newsweek | vox | vice | buzzfeed | buzzfeed news | huffington post |
    huffpost | propublica | mother jones | national review | weekly standard | breitbart |
    breitbart news | daily beast | the hill | hill | roll call | slate | salon | nyt | wsj | usa
    today | los angeles times | boston globe | chicago tribune | miami herald | yahoo news | al
    jazeera | der spiegel | spiegel | le monde | le figaro | el pais | xinhua | tass | interfax
    | kyodo | kyodo news | yonhap | nikkei | sky news | itv | channel 4 | ria | rt | haaretz |
    globe and mail | cbc | the times | the post | rolling stone | people magazine | variety |
    hollywood reporter | espn | tmz | wikileaks news | newsmax | talking points memo | five
    thirty eight | fivethirtyeight | daily caller | washington examiner | washington times | new
    york post | daily news | new york daily news | univision | telemundo | c-span | the
    information | the intercept | intercept | business insider | vanity fair | new york magazine
    | deutsche welle | upi | kcna | irna | the wall street journal | newsday | politifact |
    factcheck.org | snopes | full fact | zero hedge | drudge report | daily signal | the blaze |
    western journalism | realclear | real clear politics | national journal | nbc4 | c-span |
    cnbc | forbes | fortune | barron's | marketwatch | techcrunch | the verge | wired | gizmodo |
    engadget | ars technica | recode | the register | quartz | scientific american |
    new scientist | the lancet | the ringer | deadspin | sky sports |
    l'equipe | marca | gazzetta dello sport | bleacher report | the athletic | eurosport |
    skynews | euronews | france 24 | radio free europe | voice of america | anadolu | ansa |
    efe | dpa | pa media | press association | ap news | caixin | global times |
    south china morning post | straits times | times of india | the hindu | ndtv | dawn |
    asahi shimbun | yomiuri shimbun | mainichi | nhk | korea herald | sydney morning herald |
    abc australia | the australian | new zealand herald | toronto star | irish times |
    irish independent | rte | the scotsman | the herald | evening standard | daily express |
    metro | new statesman | spectator | private eye | die zeit | der standard |
    die welt | bild | suddeutsche zeitung | süddeutsche zeitung | frankfurter allgemeine |
    faz | liberation | libération | la repubblica | corriere della sera | la stampa | el mundo |
    el país | o globo | folha | clarin | clarín | novaya gazeta | kommersant | vedomosti |
    meduza | moscow times | kyiv post | jerusalem post | times of israel | al arabiya |
    al-monitor | pa | mada masr | daily maverick | mail & guardian | premium times
    """
)
# "The Daily Crier": the first word of a newspaper's name.
MEDIA_FIRST_WORDS = frozenset("daily sunday evening morning weekly radio tv channel".split())
# "the Valmere Herald": the last word of a newspaper's name.
MEDIA_WORDS = frozenset(
    """times post news journal tribune herald gazette chronicle telegraph guardian observer courier
    dispatch examiner inquirer globe mail mirror star sun echo bulletin daily weekly ledger
    advertiser intelligencer monitor press website website
    magazine newspaper register sentinel standard argus bee record press-herald post-gazette
    star-tribune broadcaster radio television tv""".split()
)
MEDIA_HEADS = frozenset(
    """newspaper paper magazine broadcaster outlet network media press tabloid website blog channel
    station daily newswire television radio tv wire editorial column article story piece op-ed
    reporter journalist correspondent""".split()
)
# Bodies whose name is one word like any surname.
BRANDS = frozenset(
    """twitter facebook google apple amazon microsoft instagram netflix tesla uber boeing airbus
    toyota honda nissan samsung sony intel oracle walmart target starbucks pfizer moderna
    exxon shell chevron citigroup goldman barclays hsbc ford chrysler volkswagen siemens
    huawei alibaba tencent congress parliament hamas hezbollah taliban interpol europol fifa
    uefa unicef greenpeace oxfam state treasury tories labour parliament meta alphabet youtube
    tiktok bytedance whatsapp snapchat reddit spotify airbnb lyft paypal stripe openai nvidia
    qualcomm cisco dell lenovo xiaomi nokia ericsson panasonic hitachi toshiba hyundai kia
    mazda renault peugeot fiat stellantis porsche audi bmw mercedes volvo cadillac chevrolet
    citibank commerzbank santander nomura blackrock vanguard visa mastercard
    novartis roche sanofi astrazeneca glaxosmithkline bayer basf nestle nestlé unilever
    danone heineken carlsberg pepsi coca-cola mcdonald's nike adidas puma gucci ikea lego
    maersk fedex ryanair easyjet lufthansa qantas aeroflot gazprom rosneft aramco petrobras
    glencore arcelormittal alstom thales bombardier embraer spacex raytheon halliburton
    schlumberger monsanto dupont cargill bunge enron wirecard theranos kodak xerox motorola
    blackberry blizzard nintendo sega disney paramount hbo pixar opec oecd unesco unhcr
    nasa esa cern sinopec petrochina evergrande softbank likud fatah isis isil daesh
    frontex eurostat ofcom ofgem ofsted knesset duma bundestag seanad stormont holyrood""".split()
)
# Bodies whose name is two words like anybody's.
KNOWN_BODIES = _names(
    """
    wells fargo | goldman sachs | morgan stanley | merrill lynch | lehman brothers | bear stearns |
    jpmorgan chase | jp morgan | charles schwab | deutsche bank | credit suisse | johnson & johnson
    | procter & gamble | ernst & young | price waterhouse | arthur andersen | rolls-royce |
    rolls royce | general motors | general electric | general mills | harley-davidson | best buy |
    home depot | whole foods | marks & spencer | john lewis | sports direct | saks fifth |
    louis vuitton | ralph lauren | calvin klein | hugo boss | tommy hilfiger | estee lauder |
    warner bros | lions gate | simon & schuster | penguin random | harper collins | red cross |
    planned parenthood | human rights | doctors without | black lives matter | tea party |
    islamic state | al qaeda | al-qaeda | al shabaab | boko haram | ku klux klan | sinn fein |
    sinn féin | plaid cymru | fine gael | fianna fail | fianna fáil |
    manchester united | manchester city | real madrid | atletico madrid | aston villa |
    crystal palace | tottenham hotspur | blue origin | virgin galactic | virgin atlantic |
    cambridge analytica | tata steel | british steel | land rover |
    eli lilly | bristol-myers squibb | standard chartered | northern rock |
    thomas cook | philip morris | ben & jerry's | dow chemical | dow jones |
    standard & poor's | fannie mae | freddie mac | sallie mae | walt disney | hewlett packard |
    hewlett-packard
    """
)

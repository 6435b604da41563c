"""What people call a time zone, beside its IANA name. Folded: lower case, one blank between words."""

from __future__ import annotations

POPULAR = (
    "Asia/Seoul",
    "America/New_York",
    "America/Los_Angeles",
    "America/Chicago",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Ho_Chi_Minh",
    "Australia/Sydney",
    "America/Toronto",
    "America/Vancouver",
    "America/Sao_Paulo",
    "America/Denver",
    "Asia/Dubai",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Pacific/Auckland",
    "UTC",
)

_CALLED = {
    "UTC": "utc|gmt|z|세계시|협정세계시|협정 세계시|그리니치|universal|coordinated universal",
    "Asia/Seoul": "kst|korea|south korea|republic of korea|korean|한국|"
    "대한민국|남한|서울|부산|인천|대구|대전|광주|울산|수원|"
    "성남|판교|제주|세종|busan|incheon|daegu|daejeon|pangyo|jeju",
    "Asia/Pyongyang": "평양",
    "Asia/Tokyo": "jst|japan|japanese|일본|도쿄|동경|오사카|osaka|kyoto|교토",
    "Asia/Shanghai": "china|chinese|중국|베이징|북경|상하이|상해|beijing|shenzhen|선전|guangzhou|광저우|hangzhou",
    "Asia/Hong_Kong": "hkt|홍콩|hongkong",
    "Asia/Taipei": "taiwan|대만|타이베이|타이페이",
    "Asia/Singapore": "sgt|싱가포르|싱가폴",
    "Asia/Bangkok": "thailand|태국|방콕",
    "Asia/Ho_Chi_Minh": "vietnam|viet nam|ho chi minh city|saigon|베트남|호치민|호찌민|하노이|hanoi|다낭",
    "Asia/Manila": "philippines|필리핀|마닐라",
    "Asia/Jakarta": "wib|자카르타",
    "Asia/Kuala_Lumpur": "malaysia|말레이시아|쿠알라룸푸르",
    "Asia/Kolkata": "india|indian|인도|델리|뉴델리|뭄바이|벵갈루루|방갈로르|delhi|new delhi|mumbai|bangalore|"
    "bengaluru|chennai|hyderabad|pune",
    "Asia/Dubai": "uae|united arab emirates|emirates|아랍에미리트|두바이|아부다비|abu dhabi",
    "Asia/Riyadh": "saudi arabia|사우디|사우디아라비아|리야드",
    "Asia/Jerusalem": "israel|이스라엘|예루살렘|텔아비브|tel aviv",
    "Asia/Ulaanbaatar": "mongolia|몽골|울란바토르",
    "Asia/Tashkent": "uzbekistan|우즈베키스탄|타슈켄트",
    "Asia/Almaty": "kazakhstan|카자흐스탄|알마티",
    "Australia/Sydney": "aet|australian eastern|시드니|멜버른|캔버라|canberra",
    "Australia/Perth": "awst|australian western|퍼스",
    "Australia/Brisbane": "브리즈번",
    "Pacific/Auckland": "nz|new zealand|뉴질랜드|오클랜드|wellington",
    "Pacific/Honolulu": "hst|hawaii|하와이|호놀룰루",
    "Pacific/Guam": "괌",
    "America/New_York": "et|eastern|us eastern|뉴욕|미국 동부|미국동부|미 동부|미동부|동부|보스턴|"
    "애틀랜타|마이애미|"
    "boston|washington dc|atlanta|miami|philadelphia|nyc|new york city|"
    "charlotte|orlando",
    "America/Chicago": "ct|central|us central|시카고|미국 중부|미국중부|미 중부|댈러스|오스틴|휴스턴|dallas|"
    "austin|houston|minneapolis|nashville|st. louis|new orleans",
    "America/Denver": "mt|mountain|us mountain|덴버|미국 산악|미국 산지|salt lake city",
    "America/Phoenix": "arizona|피닉스|애리조나",
    "America/Los_Angeles": "pt|pacific|us pacific|미국 서부|미국서부|미 서부|미서부|"
    "서부|태평양|로스앤젤레스|엘에이|la|"
    "시애틀|샌프란시스코|실리콘밸리|seattle|san francisco|sf|silicon valley|san jose|san diego|"
    "portland|las vegas|라스베이거스",
    "America/Anchorage": "alaska|알래스카|앵커리지",
    "America/Toronto": "토론토|몬트리올|montreal|montréal|ottawa|오타와",
    "America/Vancouver": "밴쿠버",
    "America/Mexico_City": "멕시코시티|멕시코 시티|mexico city",
    "America/Sao_Paulo": "brt|상파울루|rio de janeiro|리우데자네이루|sao paulo|são paulo",
    "America/Argentina/Buenos_Aires": "argentina|아르헨티나|부에노스아이레스",
    "America/Santiago": "chile|칠레|산티아고",
    "America/Bogota": "colombia|콜롬비아|보고타",
    "America/Lima": "peru|페루|리마",
    "America/Indiana/Indianapolis": "indianapolis",
    "America/Kentucky/Louisville": "louisville",
    "Europe/London": "uk|britain|great britain|united kingdom|british|england|scotland|wales|"
    "영국|런던|manchester|edinburgh|에든버러",
    "Europe/Dublin": "ireland|아일랜드|더블린",
    "Europe/Lisbon": "wet|portugal|포르투갈|리스본",
    "Europe/Paris": "france|french|프랑스|파리",
    "Europe/Berlin": "central european|cet|germany|german|독일|베를린|뮌헨|"
    "프랑크푸르트|함부르크|쾰른|뒤셀도르프|중앙유럽|중앙 유럽|중부유럽|"
    "munich|münchen|frankfurt|hamburg|cologne|köln|düsseldorf|stuttgart|nürnberg",
    "Europe/Madrid": "spain|스페인|마드리드|바르셀로나|barcelona",
    "Europe/Rome": "italy|이탈리아|로마|밀라노|milan",
    "Europe/Amsterdam": "netherlands|네덜란드|암스테르담",
    "Europe/Brussels": "belgium|벨기에|브뤼셀",
    "Europe/Luxembourg": "룩셈부르크",
    "Europe/Zurich": "switzerland|swiss|스위스|취리히|제네바|geneva|zürich",
    "Europe/Vienna": "austria|오스트리아|빈|비엔나",
    "Europe/Prague": "czechia|czech republic|체코|프라하",
    "Europe/Warsaw": "poland|폴란드|바르샤바|kraków|크라쿠프",
    "Europe/Budapest": "hungary|헝가리|부다페스트",
    "Europe/Stockholm": "sweden|스웨덴|스톡홀름|malmö|göteborg|gothenburg",
    "Europe/Copenhagen": "denmark|덴마크|코펜하겐",
    "Europe/Oslo": "norway|노르웨이|오슬로",
    "Europe/Helsinki": "eet|eastern european|finland|핀란드|헬싱키",
    "Europe/Athens": "greece|그리스|아테네",
    "Europe/Bucharest": "romania|루마니아|부쿠레슈티",
    "Europe/Kyiv": "ukraine|우크라이나|키이우|키예프",
    "Europe/Moscow": "msk|moscow|모스크바",
    "Europe/Istanbul": "trt|turkey|türkiye|튀르키예|터키|이스탄불|istanbul|ankara",
    "Africa/Cairo": "egypt|이집트|카이로",
    "Africa/Johannesburg": "sast|south africa|남아프리카공화국|남아공|요하네스버그|cape town|케이프타운",
    "Africa/Lagos": "nigeria|나이지리아|라고스",
    "Africa/Nairobi": "kenya|케냐|나이로비",
    "Asia/Colombo": "sri lanka|스리랑카|콜롬보",
    "Asia/Phnom_Penh": "cambodia|캄보디아|프놈펜",
    "Asia/Vientiane": "laos|라오스|비엔티안",
    "Asia/Yangon": "myanmar|burma|미얀마|양곤",
    "Asia/Dhaka": "bangladesh|방글라데시|다카",
    "Asia/Karachi": "pkt|pakistan|파키스탄|카라치|이슬라마바드|islamabad|lahore",
    "Asia/Kathmandu": "nepal|네팔|카트만두",
    "Asia/Kabul": "afghanistan|아프가니스탄|카불",
    "Asia/Tehran": "iran|이란|테헤란",
    "Asia/Baghdad": "iraq|이라크|바그다드",
    "Asia/Qatar": "qatar|카타르|도하|doha",
    "Asia/Kuwait": "kuwait|쿠웨이트",
    "Asia/Amman": "jordan|요르단|암만",
    "Asia/Beirut": "lebanon|레바논|베이루트",
    "Asia/Tbilisi": "조지아|트빌리시",
    "Asia/Bishkek": "kyrgyzstan|키르기스스탄|비슈케크",
    "Asia/Macau": "macau|마카오",
    "Asia/Brunei": "brunei|브루나이",
    "Australia/Adelaide": "australian central|애들레이드",
    "Australia/Darwin": "다윈",
    "Pacific/Fiji": "fiji|피지",
    "America/Halifax": "핼리팩스|atlantic time",
    "America/Winnipeg": "위니펙",
    "America/Edmonton": "에드먼턴|캘거리|calgary",
    "America/Costa_Rica": "costa rica|코스타리카",
    "America/Panama": "panama|파나마",
    "America/Havana": "cuba|쿠바|아바나",
    "America/Caracas": "venezuela|베네수엘라",
    "America/Montevideo": "uruguay|우루과이",
    "Atlantic/Reykjavik": "iceland|아이슬란드|레이캬비크",
    "Europe/Zagreb": "croatia|크로아티아",
    "Europe/Belgrade": "serbia|세르비아",
    "Europe/Sofia": "bulgaria|불가리아|소피아",
    "Europe/Bratislava": "slovakia|슬로바키아",
    "Europe/Ljubljana": "slovenia|슬로베니아",
    "Europe/Tallinn": "estonia|에스토니아|탈린",
    "Europe/Riga": "latvia|라트비아|리가",
    "Europe/Vilnius": "lithuania|리투아니아",
    "Africa/Casablanca": "morocco|모로코|카사블랑카",
    "Africa/Algiers": "algeria|알제리",
    "Africa/Tunis": "tunisia|튀니지",
    "Africa/Accra": "ghana|가나",
    "Africa/Addis_Ababa": "ethiopia|에티오피아",
    "Africa/Kampala": "uganda|우간다",
    "Africa/Dar_es_Salaam": "tanzania|탄자니아",
    "Africa/Abidjan": "ivory coast|코트디부아르",
    "Africa/Kigali": "rwanda|르완다",
}

_KOREAN_CITY_NAMES = frozenset(
    """
    서울 평양 도쿄 베이징 상하이 홍콩 타이베이 싱가포르 방콕 호치민 마닐라 자카르타
    쿠알라룸푸르 뉴델리 두바이 리야드 예루살렘 울란바토르 타슈켄트 알마티 시드니 퍼스 브리즈번
    오클랜드 호놀룰루 괌 뉴욕 시카고 덴버 피닉스 로스앤젤레스 앵커리지 토론토 밴쿠버
    멕시코시티 상파울루 부에노스아이레스 산티아고 보고타 리마 런던 더블린 리스본 파리 베를린
    마드리드 로마 암스테르담 브뤼셀 룩셈부르크 취리히 빈 프라하 바르샤바 부다페스트 스톡홀름
    코펜하겐 오슬로 헬싱키 아테네 부쿠레슈티 키이우 모스크바 이스탄불 카이로 요하네스버그
    라고스 나이로비 콜롬보 프놈펜 비엔티안 양곤 다카 카라치 카트만두 카불 테헤란 바그다드
    암만 베이루트 트빌리시 비슈케크 마카오 애들레이드 다윈 핼리팩스 위니펙 에드먼턴 레이캬비크
    소피아 탈린 리가 카사블랑카
    """.split()  # noqa: SIM905  # read as words
)
_AMERICA = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
SEVERAL = {
    name: zones
    for names, zones in (
        ("ist", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
        ("cst", ("America/Chicago", "Asia/Shanghai")),
        ("bst", ("Europe/London", "Asia/Dhaka")),
        ("mst", ("America/Denver", "America/Phoenix")),
        ("usa|us|united states|united states of america|america|미국|미합중국", _AMERICA),
        ("canada|캐나다", ("America/Halifax", "America/Toronto", "America/Winnipeg", "America/Vancouver")),
        (
            "australia|호주|오스트레일리아",
            ("Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney"),
        ),
        ("russia|러시아", ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok")),
        ("indonesia|인도네시아", ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")),
        ("brazil|brasil|브라질", ("America/Sao_Paulo", "America/Manaus")),
        ("mexico|멕시코", ("America/Mexico_City", "America/Hermosillo", "America/Tijuana")),
        ("washington|워싱턴", ("America/New_York", "America/Los_Angeles")),
    )
    for name in names.split("|")
}
"""Names of several places whose clocks differ: they are asked about."""

SEASONAL = {
    "est": ("America/New_York", -5),
    "edt": ("America/New_York", -4),
    "cdt": ("America/Chicago", -5),
    "mdt": ("America/Denver", -6),
    "pst": ("America/Los_Angeles", -8),
    "pdt": ("America/Los_Angeles", -7),
    "cest": ("Europe/Berlin", 2),
    "eest": ("Europe/Helsinki", 3),
    "west": ("Europe/Lisbon", 1),
    "aest": ("Australia/Sydney", 10),
    "aedt": ("Australia/Sydney", 11),
    "nzst": ("Pacific/Auckland", 12),
    "nzdt": ("Pacific/Auckland", 13),
}
"""Abbreviations of one half of the year (hours from UTC). Who writes EST in July may mean either clock of New York."""

ALIASES: dict[str, str] = {alias: zone for zone, called in _CALLED.items() for alias in called.split("|")}

KOREAN_CITIES = {
    zone: next((name for name in called.split("|") if name in _KOREAN_CITY_NAMES), "")
    for zone, called in _CALLED.items()
}
"""A zone's city in Korean; empty where only the country has a name here."""

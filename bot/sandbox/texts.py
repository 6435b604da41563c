"""What the terminal itself says, in both languages. What the bot says is in bot/locales."""

from __future__ import annotations

Texts = dict[str, str]

_EN: Texts = {
    "greeting": """\
The real bot in a plain terminal: same commands, buttons and forms, no Discord and no token.
You are @{user} in {place} of "{guild}". Your rounds are kept in {folder} until you delete it.

  Type  /interview start         to be asked a question, in private
        1   or   press Answer    to use a button, by its number or by its name
        help                     for everything else
        quit                     to leave""",
    "help": """\
  /command option:value      a slash command; `commands` lists them, with their options
  1                          use the button or menu with this number; `2 1 3` picks options 1 and 3 of menu 2
  press LABEL                use the newest button with this name
  any other text             is sent as a message; `say TEXT` sends even what looks like a command
  upload PATH [TEXT]         send a file
  menu NAME [@MEMBER]        Apps > NAME on the newest message of the bot, or on a member

  go PLACE, go dm, places    move to another channel, thread or the direct messages; list them
  look                       show the newest messages of this place again
  join CHANNEL, leave        enter and leave a voice channel
  as NAME                    act as another member: {members}
  locale ko, locale en-US    the language of your Discord
  wait SECONDS               do nothing for a while
  quit                       leave (so does the end of the input)

  In a form: a long field ends with an empty line; a choice is made by number; an empty line keeps
  what is filled in, `-` empties it; `cancel` closes the form.""",
    "commands_here": "Commands that work here:",
    "unknown_command": "There is no /{typed}.",
    "did_you_mean": "Did you mean `{guess}`?",
    "unknown_option": "/{command} has no option `{typed}`. It knows: {options}.",
    "no_options": "/{command} takes no options.",
    "missing_option": "{option} ({description}): ",
    "bad_option": "`{value}` does not fit {option}: {wanted}.",
    "whole_number": "a whole number",
    "number": "a number",
    "between": "from {low} to {high}",
    "yes_or_no": "yes or no",
    "one_of": "one of {choices}",
    "file_path": "the path of a file that can be read",
    "suggestions": "Suggestions for {option}: {choices}",
    "no_number": "There is no button or menu {number}. {usable}",
    "no_label": "There is no button `{label}`. {usable}",
    "usable": "You can use: {controls}.",
    "nothing_usable": "There is nothing to press yet. Begin with /interview start",
    "disabled": "`{label}` is greyed out.",
    "gone": "That message is gone.",
    "not_yours": "Only @{user} can see that message: `as {user}`.",
    "which_options": "which? (numbers or names) ",
    "bad_choice": "Type one of the numbers 1 to {count}.",
    "unknown_place": "There is no place `{name}` for you. Places: {places}.",
    "unknown_member": "Nobody here is called `{name}`. Members: {members}.",
    "unknown_locale": "`{name}` is no language of Discord's client. Try ko or en-US.",
    "unknown_voice": "There is no voice channel `{name}`. Voice channels: {places}.",
    "no_message": "There is no message of the bot here yet.",
    "wait_what": "Say for how many seconds: wait 5",
    "cannot_read": "{path} cannot be read: {reason}",
    "unheard": "(Sent; nobody answered. Commands begin with /, such as /interview start; `help` lists the rest.)",
    "odd_word": "`{typed}` is nothing I know. {guess}To send it as a message: say {typed}",
    "refused": "Discord would not allow that: {reason}",
    "did_not_respond": "The application did not respond",
    "you_are_in": "You are in {place}.",
    "you_are": "You are @{user} in {place}.",
    "client_speaks": "Your Discord now speaks {locale}.",
    "only_you": "only you can see this",
    "edited": "edited",
    "without": "the same, now without: {labels}",
    "deleted": "a message was deleted",
    "thinking": "… is thinking",
    "thread_begun": "began the thread {place}  (go {name})",
    "waiting_for": "@{user} has something new: `as {user}`",
    "dm": "DM",
    "dm_of_bot": "DM with {bot}",
    "link": "link",
    "image": "image",
    "greyed": "greyed out",
    "choose": "choose",
    "form_hint": "an empty line ends a long field, `cancel` closes the form",
    "required": "required",
    "optional": "optional",
    "up_to": "up to {high} characters",
    "from_to": "{low} to {high} characters",
    "filled_in": "filled in: {value}",
    "form_closed": "The form is closed; nothing was sent.",
    "field_required": "This field must be filled in.",
    "too_long": "At most {high} characters, these are {length}. Nothing is sent yet: type the field again.",
    "too_short": "At least {low} characters, these are {length}. Nothing is sent yet: type the field again.",
    "too_many": "Choose {low} to {high}.",
    "pick_one": "number> ",
    "pick_many": "numbers> ",
    "pick_yes": "y/n> ",
    "pick_file": "path> ",
    "pick_name": "name> ",
    "just_now": "just now",
    "in": "in {span}",
    "ago": "{span} ago",
    "minutes": "{n} min",
    "hours": "{n} h",
    "days": "{n} d",
    "closed": "The bot is closed. See you next time.",
}

_KO: Texts = {
    "greeting": """\
진짜 봇을 터미널에서 그대로 써 봅니다. 명령어, 버튼, 입력창이 모두 같고 Discord도 토큰도 필요 없습니다.
지금 "{guild}" 서버의 {place}에 있고, 이름은 @{user}입니다. 연습 기록은 {folder} 폴더에 남고, 지울 때까지 보관됩니다.

  입력  /면접 시작                 질문 받기 (나에게만 보입니다)
        1   또는   press 답변하기  버튼을 번호나 이름으로 누르기
        도움말                     나머지 사용법
        종료                       나가기""",
    "help": """\
  /명령어 옵션:값            슬래시 명령어. `commands`로 목록과 옵션을 봅니다
  1                          이 번호의 버튼이나 메뉴를 씁니다. `2 1 3`은 2번 메뉴에서 1번과 3번을 고릅니다
  press 이름                 이 이름을 가진 가장 최근 버튼을 누릅니다 (누르기)
  그 밖의 글                 메시지로 보냅니다. 명령처럼 보이는 글은 `say 글`로 보냅니다
  upload 경로 [글]           파일을 보냅니다
  menu 이름 [@멤버]          봇의 최근 메시지나 멤버에게 '앱 > 이름'을 씁니다 (메뉴)

  go 장소, go dm, places     다른 채널, 스레드, DM으로 옮겨 갑니다. 목록은 places (이동, 장소)
  look                       이곳의 최근 메시지를 다시 봅니다 (다시보기)
  join 채널, leave           음성 채널에 들어가고 나옵니다
  as 이름                    다른 멤버가 되어 봅니다: {members}
  locale ko, locale en-US    내 Discord의 언어
  wait 초                    잠시 기다립니다
  quit                       나갑니다 (종료)

  입력창에서: 긴 칸은 빈 줄로 끝내고, 고르는 칸은 번호로 고릅니다. 빈 줄만 치면 채워진 내용이 그대로 남고,
  `-`는 칸을 비우며, `cancel`(취소)은 입력창을 닫습니다.""",
    "commands_here": "여기서 쓸 수 있는 명령어:",
    "unknown_command": "/{typed} 명령어는 없습니다.",
    "did_you_mean": "혹시 `{guess}`인가요?",
    "unknown_option": "/{command}에는 `{typed}` 옵션이 없습니다. 쓸 수 있는 옵션: {options}",
    "no_options": "/{command}에는 옵션이 없습니다.",
    "missing_option": "{option} ({description}): ",
    "bad_option": "{option} 옵션에 `{value}` 값은 쓸 수 없습니다. 가능한 값: {wanted}",
    "whole_number": "정수",
    "number": "숫자",
    "between": "{low}에서 {high}까지",
    "yes_or_no": "예 또는 아니요",
    "one_of": "{choices} 중 하나",
    "file_path": "읽을 수 있는 파일의 경로",
    "suggestions": "{option} 추천: {choices}",
    "no_number": "{number}번 버튼이나 메뉴가 없습니다. {usable}",
    "no_label": "`{label}` 버튼이 없습니다. {usable}",
    "usable": "쓸 수 있는 것: {controls}",
    "nothing_usable": "아직 누를 것이 없습니다. `/면접 시작`으로 시작하세요",
    "disabled": "`{label}` 버튼은 지금 쓸 수 없습니다.",
    "gone": "그 메시지는 사라졌습니다.",
    "not_yours": "그 메시지는 @{user}에게만 보입니다: `as {user}`",
    "which_options": "어느 것을 고를까요? (번호나 이름) ",
    "bad_choice": "1에서 {count} 사이의 번호를 입력하세요.",
    "unknown_place": "그런 곳은 없습니다: `{name}`. 갈 수 있는 곳: {places}",
    "unknown_member": "그런 멤버는 없습니다: `{name}`. 멤버: {members}",
    "unknown_locale": "Discord에 없는 언어입니다: `{name}`. ko나 en-US를 써 보세요.",
    "unknown_voice": "`{name}` 음성 채널은 없습니다. 음성 채널: {places}",
    "no_message": "여기에는 아직 봇의 메시지가 없습니다.",
    "wait_what": "몇 초 기다릴지 적어 주세요: wait 5",
    "cannot_read": "{path} 파일을 읽을 수 없습니다: {reason}",
    "unheard": "(보냈지만 답이 없습니다. 명령어는 /로 시작합니다. 예: /면접 시작. 나머지는 `도움말`)",
    "odd_word": "모르는 말입니다: `{typed}`. {guess}메시지로 보내려면: say {typed}",
    "refused": "Discord에서는 할 수 없는 일입니다: {reason}",
    "did_not_respond": "애플리케이션이 응답하지 않았습니다",
    "you_are_in": "지금 {place}에 있습니다.",
    "you_are": "지금 {place}에 있는 @{user}입니다.",
    "client_speaks": "이제 내 Discord 언어는 {locale}입니다.",
    "only_you": "나에게만 보입니다",
    "edited": "수정됨",
    "without": "내용은 그대로이고 사라진 것: {labels}",
    "deleted": "메시지가 삭제되었습니다",
    "thinking": "… 생각하는 중",
    "thread_begun": "새 스레드: {place}  (go {name})",
    "waiting_for": "@{user}에게 새 소식이 있습니다: `as {user}`",
    "dm": "DM",
    "dm_of_bot": "{bot}과의 DM",
    "link": "링크",
    "image": "이미지",
    "greyed": "사용할 수 없음",
    "choose": "고르기",
    "form_hint": "긴 칸은 빈 줄로 끝내고, `cancel`(취소)은 입력창을 닫습니다",
    "required": "필수",
    "optional": "선택",
    "up_to": "{high}자까지",
    "from_to": "{low}자에서 {high}자까지",
    "filled_in": "채워진 내용: {value}",
    "form_closed": "입력창을 닫았습니다. 보낸 것은 없습니다.",
    "field_required": "이 칸은 꼭 채워야 합니다.",
    "too_long": "{high}자까지 쓸 수 있는데 {length}자입니다. 아직 보내지 않았습니다. 이 칸을 다시 입력하세요.",
    "too_short": "{low}자 이상 써야 하는데 {length}자입니다. 아직 보내지 않았습니다. 이 칸을 다시 입력하세요.",
    "too_many": "{low}개에서 {high}개까지 고르세요.",
    "pick_one": "번호> ",
    "pick_many": "번호(여러 개)> ",
    "pick_yes": "y/n> ",
    "pick_file": "경로> ",
    "pick_name": "이름> ",
    "just_now": "방금 전",
    "in": "{span} 뒤",
    "ago": "{span} 전",
    "minutes": "{n}분",
    "hours": "{n}시간",
    "days": "{n}일",
    "closed": "봇을 닫았습니다. 다음에 또 만나요.",
}

_WORDS_KO = {
    "도움말": "help",
    "명령어": "commands",
    "종료": "quit",
    "누르기": "press",
    "이동": "go",
    "장소": "places",
    "다시보기": "look",
    "취소": "cancel",
    "메뉴": "menu",
}


def texts_for(locale: str) -> Texts:
    return _KO if locale == "ko" else _EN


def english_word(word: str) -> str:
    """The sandbox's own words may be typed in Korean."""
    return _WORDS_KO.get(word, word)

"""Stems that sharing says nothing about: they stand in one of sixteen of the labelled answers, or in more."""

from __future__ import annotations

_ENGLISH = """
10 12 14 20 2022 2023 30 90 about accoun after again alone alread also alway anothe answer anyth around ask automa
back becaus been before better betwee both build built call came chang change check chose client clos cloud code
collea commun compan compar could custom data date day deadli decid delet delive depart design develo didn't differ
direct doing done down dur each end engine even every everyb everyo everyt experi explai find finish first five fix
form found four friday from full gave give goal going gone good group half hand happen have head home hour hundr
import inside instea intern into it' januar join june just kept know last late lead learn left lesson like line list
listen look lost made make manage many march mean measur mine minut miss monday month more morn most mov must myself
name near need networ never next night nobody number office once only open operat option order other over owner page
part people person plan proble produc projec propos pull quarte questi reach read real reason releas report respon
review right said same second securi senior sent server servic shar sheet shift should show since site slow small
some somebo someth start stay still stopp storag studen summer suppor switch system table take team test than that
that' their them then there they thi thing think third though three throug ticket tim time told took touch trust
turn twice under until used vendor very wait want week weeken well went were what when where which whole with within
withou work would write wrong wrote year zero
"""
_KOREAN = """
10 12 20 30 40 같은 같이 개를 개발 개월 것을 것이 결과 결국 고객 그대 그래 그리 나갔
나왔 내가 내려 넣었 다들 다른 다섯 다시 다음 달라 달에 담당 대신 데이 돌려 돌아 동안 뒤에 들어
때문 로그 만들 말씀 매일 먼저 명이 모두 목표 문제 물어 바꾸 바꿨 바로 받았 배웠 배포 백엔 보고
보니 보여 분기 분석 분이 비교 뽑아 사람 상황 새벽 생각 서버 스크 시간 시스 시에 시작 실제 쓰고
아니 아무 아직 아침 안에 않았 얘기 업무 없어 없었 에서 연락 옆에 요청 우리 운영 원래 원인 월에
의견 이미 이후 일이 있는 있다 있습 있었 작년 장애 저는 저희 전부 전에 전체 전화 정리 제가 제안
주에 줄었 중요 지금 지난 직접 찾아 책임 처음 테스 팀장 프로 하고 하나 하는 하루 하면 하셨 했고
했습 화면 확인 회사 회의
"""

COMMON_STEMS = frozenset(f"{_ENGLISH} {_KOREAN}".split())

"""Words of idle talk: weather, meals, pets, songs, nature. Where they are all there is, nothing of work is told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.korean.acts import is_specific
from bot.checker.korean.morphology import Morph
from bot.checker.korean.vocabulary import words

IDLE = words("""
    날씨 하늘 구름 바람 햇살 햇빛 햇볕 노을 무지개 보름달 초승달 달 달빛 별 별자리 해 태양 지구 은하수 눈 비 빗소리
    안개 이슬 바다 파도 강 호수 산 들판 숲 나무 나뭇잎 잎 풀 꽃 벚꽃 장미 무궁화 단풍 낙엽 모래 돌 바위 섬 봄 여름
    가을 겨울 계절 기온 온도 영하 소나기 미세 먼지 강아지 고양이 개 토끼 새 참새 나비 다람쥐 쳇바퀴 여우 늑대 호랑이
    곰 물고기 벌레 거북이 햄스터 앵무새 점심 저녁 아침 밥 김밥 김치 김치찌개 찌개 된장국 라면 떡볶이 치킨 피자 짜장면
    국수 냉면 불고기 삼겹살 고기 양파 감자 당근 마늘 배추 소금 설탕 간장 카레 가루 밀가루 계란 우유 커피 녹차 홍차
    맥주 소주 아이스크림 초콜릿 사과 바나나 딸기 수박 과일 디저트 간식 레시피 요리 반찬 국물 냄비 프라이팬 숟가락
    젓가락 접시 그릇 컵 의자 책상 침대 소파 창문 담장 계단 지붕 벽지 달력 시계 거울 우산 모자 단추 양말 신발 바지 치마
    옷 이불 베개 서랍 그림자 촛불 음악 노래 가사 드라마 영화 예능 만화 웹툰 애니메이션 소설 시 게임 야구 축구 농구
    등산 낚시 캠핑 여행 산책 취미 낮잠 잠 꿈 수다 연예인 아이돌 배우 가수 콘서트 로또 운세 사주 혈액형 띠 별명 생일 색
    색깔 초록 초록색 파란색 파랑 빨강 노랑 보라색 분홍색 기분 행복 사랑 추억 웃음 눈물 마음 인생 청춘 세월 영혼 침묵
    소리 향기 냄새 맛 북쪽 남쪽 동쪽 서쪽 오후 새벽 밤 무게 동해물 백두산 하느님 우리나라 만세 삼천리 강산 화려강산
    애국가 알파벳 문장 속담 농담 퀴즈 수수께끼 넌센스
""")
"""Nouns alone prove nothing: a cook's answer is full of them, and full of other words too."""

TIMES = words("""
    주 날 달 해 때 오늘 어제 내일 요즘 이번 다음 지난주 하루 시간 개월 년 월 일 오전 오후 이름 그날 당시 하나 모두
    모양 집 작년 올해 재작년 내년 지난해 서울 부산 대구 인천 제주 한국 일본 중국 미국
""")
"""When and where in the world: idle where nothing else is named."""


def idle_share(nouns: Sequence[Morph]) -> float:
    """How much of what is named belongs to idle talk."""
    named = {m.form for m in nouns if is_specific(m) and m.form not in TIMES}
    return len(named & IDLE) / max(4, len(named))

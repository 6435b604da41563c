"""The interview itself: pure, standard library only."""

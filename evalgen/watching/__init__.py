"""Room: one period on one day → who has not handed in, who must act, what is due and what is late; says nothing of right and wrong."""

"""The overleg: what is proposed for it, who may see it, and what people do in it."""

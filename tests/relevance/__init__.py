"""How well search finds: written queries, automatic sets, baselines and ablations."""

LABELS = "labels"

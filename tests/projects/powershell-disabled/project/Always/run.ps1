param($item)

param($name)

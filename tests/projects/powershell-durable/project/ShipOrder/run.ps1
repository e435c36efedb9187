param($Context)

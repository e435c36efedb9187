param($Request)

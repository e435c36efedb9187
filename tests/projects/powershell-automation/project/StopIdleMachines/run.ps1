param($Timer)

if ($env:MSI_SECRET) {
    Connect-AzAccount -Identity
}

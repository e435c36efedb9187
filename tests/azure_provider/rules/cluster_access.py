"""Who may reach a cluster's API server, and as whom the cluster acts."""

import re
from collections.abc import Iterator

from ..cloud import Resources
from ..identifiers import key, name_in
from ..refusal import Refusal
from ..settings import SUBSCRIPTION
from .addresses import parsed
from .built_in_roles import JOINING_SUBNETS
from .cluster_network import pool_subnets
from .rule import Given, Write
from .virtual_networks import delegations_of

ACCESS = "apiServerAccessProfile"
MOST_RANGES = 200
DNS_PREFIX = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,52}[A-Za-z0-9])?")
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
OPERATOR = "f1a07417-d97a-45cb-824c-7a7467783830"
ZONE_CONTRIBUTORS = frozenset(
    {
        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        "b24988ac-6180-42a0-ab88-20f7382dd24c",
        "b12aa53e-6015-4669-85d0-8515ebb3ae7f",
    }
)


def prefix_is_given(given: Given) -> Iterator[Refusal]:
    """The first part of the API server's name."""
    if not given.has("dnsPrefix") and not given.has("fqdnSubdomain"):
        yield Refusal("DnsPrefixInvalid", "dnsPrefix or fqdnSubdomain is missing")
    elif given.has("dnsPrefix") and not DNS_PREFIX.fullmatch(given.text("dnsPrefix")):
        message = f"dnsPrefix '{given.text('dnsPrefix')}': letters, digits and inner hyphens, 54 at most"
        yield Refusal("DnsPrefixInvalid", message)


def cluster_has_an_identity(given: Given) -> Iterator[Refusal]:
    """A managed one here; service principals are the old way."""
    kind = given.text("identity.type", "None")
    users = given.get("identity.userAssignedIdentities", [])
    if kind == "None" and not given.has("servicePrincipalProfile"):
        yield Refusal("IdentityNotProvided", "identity is missing: a cluster needs a managed identity")
    if kind == "UserAssigned" and len(users) != 1:
        yield Refusal("InvalidIdentity", f"identity.userAssignedIdentities has {len(users)} entries: exactly one")
    if kind == "SystemAssigned" and users:
        yield Refusal("InvalidIdentity", "identity.userAssignedIdentities needs identity.type UserAssigned")


def kubelet_identity_needs_own_control_plane(given: Given) -> Iterator[Refusal]:
    """A given identity of the kubelet (use-managed-identity)."""
    if given.has("identityProfile.kubeletidentity") and given.text("identity.type") != "UserAssigned":
        message = "identityProfile.kubeletidentity needs identity.type UserAssigned"
        yield Refusal("CustomKubeletIdentityOnlySupportedOnUserAssignedMSICluster", message)


def private_cluster_has_no_ranges(given: Given) -> Iterator[Refusal]:
    """There is no public address to restrict (api-server-authorized-ip-ranges)."""
    access = given.at(ACCESS)
    ranges = access.get("authorizedIPRanges", [])
    if access.flag("enablePrivateCluster") and ranges:
        yield Refusal("InvalidParameter", "authorizedIPRanges cannot be used with enablePrivateCluster")
    if len(ranges) > MOST_RANGES:
        yield Refusal("InvalidParameter", f"{len(ranges)} authorizedIPRanges: {MOST_RANGES} at most")
    for each in ranges:
        if parsed(each if "/" in each else f"{each}/32") is None:
            yield Refusal("InvalidParameter", f"authorizedIPRanges '{each}' is no address or range in CIDR notation")


def private_options_need_a_private_cluster(given: Given) -> Iterator[Refusal]:
    """A DNS zone, a public name, a subdomain (private-clusters)."""
    access = given.at(ACCESS)
    if access.flag("enablePrivateCluster"):
        return
    for name in ("privateDNSZone", "enablePrivateClusterPublicFQDN"):
        if access.get(name):
            yield Refusal("InvalidParameter", f"apiServerAccessProfile.{name} needs enablePrivateCluster")
    if given.has("fqdnSubdomain"):
        yield Refusal("InvalidParameter", "fqdnSubdomain needs enablePrivateCluster with an own privateDNSZone")


def own_zone_needs_own_identity(given: Given) -> Iterator[Refusal]:
    """One that was given its role in the zone beforehand (private-clusters)."""
    zone = given.text(f"{ACCESS}.privateDNSZone", "system")
    if zone.startswith("/") and given.text("identity.type") != "UserAssigned":
        yield Refusal(
            "CustomPrivateDNSZoneOnlySupportedOnUserAssignedMSICluster",
            "an own privateDNSZone needs identity.type UserAssigned",
        )


def integration_has_a_subnet(given: Given) -> Iterator[Refusal]:
    """In an own network (api-server-vnet-integration)."""
    access = given.at(ACCESS)
    if access.flag("enableVnetIntegration") and pool_subnets(given) and not access.has("subnetId"):
        yield Refusal(
            "InvalidParameter", "enableVnetIntegration in an own network needs apiServerAccessProfile.subnetId"
        )
    if access.has("subnetId") and not access.flag("enableVnetIntegration"):
        yield Refusal("InvalidParameter", "apiServerAccessProfile.subnetId needs enableVnetIntegration")


def local_accounts_stay_without_entra(given: Given) -> Iterator[Refusal]:
    """Otherwise nobody could get in (manage-local-accounts-managed-azure-ad)."""
    if given.flag("disableLocalAccounts") and not given.flag("aadProfile.managed"):
        yield Refusal("BadRequest", "disableLocalAccounts needs aadProfile.managed: nobody could log in")


def entra_is_managed(given: Given) -> Iterator[Refusal]:
    """The old kind with own applications is gone; groups are object ids (managed-azure-ad)."""
    profile = given.at("aadProfile")
    if not profile.values:
        return
    if not profile.flag("managed"):
        yield Refusal("AADProfileInvalid", "aadProfile.managed must be true")
    for group in profile.get("adminGroupObjectIDs", []):
        if not UUID.fullmatch(group):
            yield Refusal("AADProfileInvalid", f"adminGroupObjectIDs '{group}' is no object id")
    if given.get("enableRBAC") is False:
        yield Refusal("AADProfileInvalid", "aadProfile needs enableRBAC")


def workload_identity_needs_an_issuer(given: Given) -> Iterator[Refusal]:
    """Tokens must be checkable (workload-identity-deploy-cluster)."""
    if given.flag("securityProfile.workloadIdentity.enabled") and not given.flag("oidcIssuerProfile.enabled"):
        yield Refusal("BadRequest", "securityProfile.workloadIdentity needs oidcIssuerProfile.enabled")


def issuer_stays(write: Write) -> Iterator[Refusal]:
    """Once on, it cannot be turned off (use-oidc-issuer); nor can Entra."""
    if write.was.flag("oidcIssuerProfile.enabled") and not write.given.flag("oidcIssuerProfile.enabled"):
        yield Refusal("OIDCIssuerFeatureCannotBeDisabled", "OIDC issuer feature cannot be disabled")
    if write.was.flag("aadProfile.managed") and not write.given.flag("aadProfile.managed"):
        yield Refusal("AADProfileInvalid", "managed Entra integration cannot be disabled")


def privacy_stays(write: Write) -> Iterator[Refusal]:
    """A public cluster cannot be made private without API server integration, and the reverse (private-clusters)."""
    if write.before is None or write.given.flag(f"{ACCESS}.enableVnetIntegration"):
        return
    path = f"{ACCESS}.enablePrivateCluster"
    if write.was.flag(path) != write.given.flag(path):
        yield Refusal("PropertyChangeNotAllowed", f"Changing property '{path}' is not allowed.")


def control_plane_may_join_subnets(write: Write) -> Iterator[Refusal]:
    """An own identity needs Network Contributor on each subnet of the nodes before the cluster exists."""
    for identity in write.given.get("identity.userAssignedIdentities", []):
        for subnet in pool_subnets(write.given):
            if not has_role(write.resources, identity, subnet, JOINING_SUBNETS):
                message = (
                    f"The identity '{name_in(identity)}' has no permission to join '{subnet}': Network Contributor"
                )
                yield Refusal("LinkedAuthorizationFailed", message)


def control_plane_may_use_kubelet_identity(write: Write) -> Iterator[Refusal]:
    """Managed Identity Operator, assigned beforehand; the kubelet's identity must exist (use-managed-identity)."""
    kubelet = write.given.at("identityProfile.kubeletidentity")
    own = kubelet.text("resourceId")
    record = write.resources.get(own) if own else None
    if own and record is None:
        yield Refusal("CustomKubeletIdentityNotFound", f"The kubelet identity '{own}' was not found")
    for identity in write.given.get("identity.userAssignedIdentities", []):
        if record and not has_role(write.resources, identity, own, {OPERATOR}):
            message = f"The identity '{name_in(identity)}' needs Managed Identity Operator on '{own}'"
            yield Refusal("CustomKubeletIdentityMissingPermissionError", message)


def own_zone_is_ready(write: Write) -> Iterator[Refusal]:
    """It exists, has the region's name, and the cluster's identity may write to it (private-clusters)."""
    zone = write.given.text(f"{ACCESS}.privateDNSZone", "system")
    if not zone.startswith("/"):
        if zone not in ("system", "none"):
            yield Refusal("InvalidParameter", f"privateDNSZone '{zone}': system, none or the id of a zone")
        return
    if write.resources.get(zone) is None:
        yield Refusal("InvalidParameter", f"privateDNSZone {zone} was not found")
    region = write.given.text("location").replace(" ", "").lower()
    if not re.fullmatch(rf"(([\w-]+\.)?privatelink|private)\.{region}\.azmk8s\.io", name_in(zone).lower()):
        yield Refusal("InvalidParameter", f"privateDNSZone '{name_in(zone)}' is not privatelink.{region}.azmk8s.io")
    for identity in write.given.get("identity.userAssignedIdentities", []):
        if not has_role(write.resources, identity, zone, ZONE_CONTRIBUTORS):
            message = f"The identity '{name_in(identity)}' needs Private DNS Zone Contributor on '{zone}'"
            yield Refusal("CustomPrivateDNSZoneMissingPermissionError", message)


def api_server_subnet_is_delegated(write: Write) -> Iterator[Refusal]:
    """To AKS, and holds nothing else (api-server-vnet-integration)."""
    own = write.given.text(f"{ACCESS}.subnetId")
    subnet = write.resources.get(own) if own else None
    if own and subnet is None:
        yield Refusal("InvalidParameter", f"apiServerAccessProfile.subnetId {own} was not found")
    elif subnet and "Microsoft.ContainerService/managedClusters" not in delegations_of(Given(subnet.inputs)):
        message = f"Subnet '{subnet.name}' must be delegated to Microsoft.ContainerService/managedClusters"
        yield Refusal("InvalidParameter", message)


def has_role(resources: Resources, identity: str, scope: str, roles: "frozenset[str] | set[str]") -> bool:
    """Whether an identity has one of these roles at a scope or anywhere around it."""
    record = resources.get(identity)
    if record is None:
        return False
    for assignment in resources.of("authorization:RoleAssignment"):
        given = Given(assignment.inputs)
        around = key(given.text("scope"))
        covers = around == f"/subscriptions/{SUBSCRIPTION}" or (key(scope) + "/").startswith(around + "/")
        holder = given.get("principalId") == record.outputs["principalId"]
        if covers and holder and name_in(key(given.text("roleDefinitionId"))) in roles:
            return True
    return False

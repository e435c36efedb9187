package main

import (
	"context"
	"crypto/tls"
	"fmt"

	eventing "github.com/kedacore/keda/v2/apis/eventing/v1alpha1"
	keda "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/pkg/k8s"
	kedautil "github.com/kedacore/keda/v2/pkg/util"
	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/healthz"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"
)

// serveWebhooks answers the API server's questions whether a KEDA object is valid, until ctx ends.
func serveWebhooks(ctx context.Context) error {
	flags := pflag.CommandLine
	metricsAddress := flags.String("metrics-bind-address", "0", "Address of the metrics; 0 serves none.")
	probeAddress := flags.String("health-probe-bind-address", "0", "Address of healthz and readyz; 0 serves none.")
	certificates := flags.String("cert-dir", "/certs", "Folder of tls.crt and tls.key.")
	port := flags.Int("port", 9443, "Port of the webhooks on loopback.")
	if err := parse(flags); err != nil {
		return err
	}
	server := webhook.NewServer(webhook.Options{
		Host:    loopback,
		Port:    *port,
		CertDir: *certificates,
		TLSOpts: []func(*tls.Config){func(config *tls.Config) {
			config.MinVersion = kedautil.GetServiceMinTLSVersion()
			config.CipherSuites = kedautil.GetServiceTLSCipherList()
		}},
	})
	manager, err := webhookManager(ctrl.Options{
		WebhookServer:          server,
		Metrics:                metrics.Options{BindAddress: *metricsAddress},
		HealthProbeBindAddress: *probeAddress,
	})
	if err != nil {
		return err
	}
	return manager.Start(ctx)
}

func webhookManager(options ctrl.Options) (ctrl.Manager, error) {
	options.Scheme = scheme.Scheme
	for _, add := range []func(*runtime.Scheme) error{keda.AddToScheme, eventing.AddToScheme} {
		if err := add(options.Scheme); err != nil {
			return nil, fmt.Errorf("KEDA's types: %w", err)
		}
	}
	config, err := ctrl.GetConfig()
	if err != nil {
		return nil, fmt.Errorf("kubeconfig: %w", err)
	}
	manager, err := ctrl.NewManager(config, options)
	if err != nil {
		return nil, err
	}
	// The webhook of ScaledObject looks up scale subresources through this package-wide client.
	if _, _, err := k8s.InitScaleClient(manager); err != nil {
		return nil, fmt.Errorf("scale client: %w", err)
	}
	if err := manager.AddReadyzCheck("readyz", healthz.Ping); err != nil {
		return nil, err
	}
	return manager, registerWebhooks(manager)
}

func registerWebhooks(manager ctrl.Manager) error {
	// On a cache miss a ScaledObject is refused rather than looked up: KEDA's default.
	if err := (&keda.ScaledObject{}).SetupWebhookWithManager(manager, false); err != nil {
		return fmt.Errorf("webhook of ScaledObject: %w", err)
	}
	for _, kind := range []interface{ SetupWebhookWithManager(ctrl.Manager) error }{
		&keda.ScaledJob{},
		&keda.TriggerAuthentication{},
		&keda.ClusterTriggerAuthentication{},
		&eventing.CloudEventSource{},
		&eventing.ClusterCloudEventSource{},
	} {
		if err := kind.SetupWebhookWithManager(manager); err != nil {
			return fmt.Errorf("webhook of %T: %w", kind, err)
		}
	}
	return nil
}

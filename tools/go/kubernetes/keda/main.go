// Command keda is KEDA's admission webhooks and its metrics adapter, bound to loopback.
//
// KEDA's own mains bind the webhooks' port and the adapter's metrics port on every interface and
// have no flag for it. What they serve is exported, so these mains serve the same, under the same
// flags, on 127.0.0.1. The name it is called by (a symlink) says which of the two it is. The operator
// has flags for all its addresses and is KEDA's own main.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
)

const loopback = "127.0.0.1"

func main() {
	var err error
	switch name := filepath.Base(os.Args[0]); name {
	case "keda-webhooks":
		err = serveWebhooks(ctrl.SetupSignalHandler())
	case "keda-adapter":
		err = serveExternalMetrics(ctrl.SetupSignalHandler())
	default:
		err = fmt.Errorf("called as %q: call it through a link named keda-webhooks or keda-adapter", name)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// parse reads the command line into flags, with the --zap-… flags of every KEDA process, and starts the log.
func parse(flags *pflag.FlagSet) error {
	var logging zap.Options
	logging.BindFlags(flag.CommandLine)
	flags.AddGoFlagSet(flag.CommandLine)
	if err := flags.Parse(os.Args[1:]); err != nil {
		return err
	}
	ctrl.SetLogger(zap.New(zap.UseFlagOptions(&logging)))
	return nil
}

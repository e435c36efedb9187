// Command pulumi-language-python is a language host: it lets Pulumi's engine run Python programs
// and Python plugins. It speaks pulumirpc.LanguageRuntime with the engine that starts it
// (https://github.com/pulumi/pulumi/blob/master/proto/pulumi/language.proto).
//
// It stands in where Pulumi's own host is absent, which is where nothing can be downloaded from
// Pulumi either: it never names plugins for the engine to download, and type checks no program.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// How often the host asks whether its engine is still alive.
const healthInterval = 2 * time.Second

func main() {
	if err := serve(engineAddress(os.Args[1:])); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// engineAddress is the one positional argument. Flags of Pulumi's own host are accepted and ignored:
// the program's options come with every request.
func engineAddress(arguments []string) string {
	flags := flag.NewFlagSet("pulumi-language-python", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, name := range []string{"root", "toolchain", "tracing", "typechecker", "virtualenv"} {
		flags.String(name, "", "")
	}
	_ = flags.Parse(arguments)
	return flags.Arg(0)
}

// serve answers on a free loopback port, printed as the only line of its own, until the engine is gone.
func serve(engine string) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if engine != "" {
		if err := rpcutil.Healthcheck(ctx, engine, healthInterval, stop); err != nil {
			return fmt.Errorf("engine at %s: %w", engine, err)
		}
	}
	gone := make(chan bool)
	context.AfterFunc(ctx, func() { close(gone) })
	host := newHost(engine)
	server, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: gone,
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, host)
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Println(server.Port)
	return <-server.Done
}

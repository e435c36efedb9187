{{- define "workload" }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    app: {{ .name }}
    app.kubernetes.io/version: {{ .root.Chart.AppVersion }}
spec:
  replicas: {{ .replicas }}
  selector:
    matchLabels:
      app: {{ .name }}
  template:
    metadata:
      labels:
        app: {{ .name }}
        {{- if .identity }}
        azure.workload.identity/use: "true"
        {{- end }}
      {{- with .annotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ .account }}
      tolerations:
        {{- toYaml .root.Values.tolerations | nindent 8 }}
      nodeSelector:
        kubernetes.io/os: linux
        {{- with .nodes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      containers:
        - name: {{ .name }}
          image: ghcr.io/kedacore/{{ .image }}:{{ .root.Chart.AppVersion }}
{{- end }}

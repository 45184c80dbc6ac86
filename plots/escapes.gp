# A figure  ]52;c;ZXZpbA==  ]0;evil  [2J�31m 32m ]8;;http://evil  
# A line  ]52;c;ZXZpbA==  ]0;evil  [2J�31m 32m ]8;;http://evil  
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,526 noenhanced font 'DejaVu Sans,12' fontscale 1.15 background 'white'
set output stem.'.svg'

# x y
$line <<EOD
0 0
1 1
EOD

set encoding utf8
set minussign
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5
set title 'A figure  ]52;c;ZXZpbA==  ]0;evil  [2J�31m 32m ]8;;http://evil \' font ',14' offset 0,-0.3
set lmargin at screen 0.105556
set rmargin at screen 0.961111
set bmargin at screen 0.110266
set tmargin at screen 0.908745
set xrange [-0.04:1.04]
set yrange [-0.04:1.04]
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
unset key

plot $line using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 notitle

set terminal pngcairo size 720,526 noenhanced font 'DejaVu Sans,12' fontscale 0.9 pointscale 1.33
set output stem.'.png'
replot

unset output
